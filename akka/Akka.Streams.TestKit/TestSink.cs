using Akka.Streams.Dsl;
using Akka.TestKit;

namespace Akka.Streams.TestKit;

/// <summary>Sinks that a test drains by hand.</summary>
public static class TestSink
{
    /// <summary>A sink whose demand the test gives, and whose elements it checks, through the probe that it materializes.</summary>
    public static Sink<T, TestSubscriber.Probe<T>> SinkProbe<T>(this TestKitBase testKit)
    {
        var stage = new SinkProbeStage<T>(testKit);
        return Sink.FromGraph(stage);
    }
}
