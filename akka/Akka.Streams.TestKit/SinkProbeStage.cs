using Akka.Streams.Stage;
using Akka.TestKit;

namespace Akka.Streams.TestKit;

/// <summary>The stream's end of a sink probe.</summary>
internal sealed class SinkProbeStage<T>(TestKitBase testKit)
    : GraphStageWithMaterializedValue<SinkShape<T>, TestSubscriber.Probe<T>>
{
    public override SinkShape<T> Shape { get; } = new(new Inlet<T>("ProbeSink.in"));

    public override ILogicAndMaterializedValue<TestSubscriber.Probe<T>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var probe = new TestSubscriber.Probe<T>(testKit);
        return new LogicAndMaterializedValue<TestSubscriber.Probe<T>>(new SinkProbeLogic<T>(Shape, probe), probe);
    }
}
