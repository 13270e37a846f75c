using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>A stage with one output.</summary>
internal abstract class SourceStage<T>(string name) : GraphStage<SourceShape<T>>
{
    public sealed override SourceShape<T> Shape { get; } = new(new Outlet<T>(name + ".out"));
}
