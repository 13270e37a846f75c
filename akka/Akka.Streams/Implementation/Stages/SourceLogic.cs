using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>The logic of a stage with one output.</summary>
internal abstract class SourceLogic<T> : OutGraphStageLogic
{
    protected SourceLogic(SourceShape<T> shape) : base(shape)
    {
        Out = shape.Outlet;
        SetHandler(Out, this);
    }

    protected Outlet<T> Out { get; }
}
