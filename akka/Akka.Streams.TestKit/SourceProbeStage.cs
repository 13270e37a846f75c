using Akka.Streams.Stage;
using Akka.TestKit;

namespace Akka.Streams.TestKit;

/// <summary>The stream's end of a source probe.</summary>
internal sealed class SourceProbeStage<T>(TestKitBase testKit)
    : GraphStageWithMaterializedValue<SourceShape<T>, TestPublisher.Probe<T>>
{
    public override SourceShape<T> Shape { get; } = new(new Outlet<T>("ProbeSource.out"));

    public override ILogicAndMaterializedValue<TestPublisher.Probe<T>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var probe = new TestPublisher.Probe<T>(testKit);
        var size = inheritedAttributes.GetAttribute<Attributes.InputBuffer>(null!)?.Max;
        return new LogicAndMaterializedValue<TestPublisher.Probe<T>>(new SourceProbeLogic<T>(Shape, probe, size), probe);
    }
}
