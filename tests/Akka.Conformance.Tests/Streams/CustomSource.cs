using Akka.Streams;
using Akka.Streams.Stage;

namespace Akka.Conformance.Streams;

/// <summary>A source whose logic and value the test brings.</summary>
internal sealed class CustomSource<T, TMat>(Func<CustomSource<T, TMat>, (GraphStageLogic, TMat)> create)
    : GraphStageWithMaterializedValue<SourceShape<T>, TMat>
{
    internal Outlet<T> Out { get; } = new("custom.out");

    public override SourceShape<T> Shape => _shape ??= new SourceShape<T>(Out);

    private SourceShape<T>? _shape;

    public override ILogicAndMaterializedValue<TMat> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var (logic, value) = create(this);
        return new LogicAndMaterializedValue<TMat>(logic, value);
    }
}
