using Akka.Streams.Dsl;
using Akka.TestKit;

namespace Akka.Streams.TestKit;

/// <summary>Sources that a test feeds by hand.</summary>
public static class TestSource
{
    /// <summary>A source whose elements and end the test sends through the probe that it materializes.</summary>
    public static Source<T, TestPublisher.Probe<T>> SourceProbe<T>(this TestKitBase testKit)
    {
        var stage = new SourceProbeStage<T>(testKit);
        return Source.FromGraph(stage);
    }
}
