using Akka.Streams;
using Akka.Streams.Dsl;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Framing;

namespace LlmRouter.Streams;

/// <summary>
/// One request, one graph. Elements are reused by the stage that makes them and valid until the next pull; only the frames at the end
/// are owned by whoever reads them. Nothing here buffers but the bounded queue, so demand reaches the provider's socket. A graph is built
/// for each request: what is the same in all of them, such as the ports of its stages, is made once.
/// </summary>
internal static class RelayGraph
{
    /// <summary>Starts the graph. The reader must be read to its end or the switch be used: a reader that is just dropped leaks the stream.</summary>
    public static RunningRelay Run(RelaySpec spec, IMaterializer materializer)
    {
        var events = Source.FromGraph(new UpstreamByteSource(spec))
            .ViaMaterialized(KillSwitches.Single<ByteChunk>(), Keep.Right)
            .Via(new WireClock(spec.Provider, spec.Timeouts.Idle, spec.Time))
            .Via(new ByteFraming(spec.LineLimit))
            .Via(new Utf8Decode())
            .Via(new FormatDetect(spec.Found))
            .Via(new EventParse(spec.Limits.Line, spec.Limits.Document));

        var frames = spec.Shape.Operation switch
        {
            Operation.Embeddings => events.Via(new DocumentEncode(
                (document, output) => spec.Client.WriteEmbeddings(EmbeddingsReply.Read(document, spec.Provider), spec.Shape, output), spec.Provider)),
            Operation.CountTokens => events.Via(new DocumentEncode(
                (document, output) => TokenCount.Write(TokenCount.Read(document, spec.Provider), output), spec.Provider)),
            _ => Reply(events, spec),
        };
        var queue = new FrameQueue(spec.Limits.BufferedFrames);
        var killSwitch = frames.ToMaterialized(Sink.FromGraph(new FrameSink(queue)), Keep.Left).Run(materializer);
        return new RunningRelay(killSwitch, queue);
    }

    private static Source<Frame, UniqueKillSwitch> Reply(Source<EventBatch, UniqueKillSwitch> events, RelaySpec spec)
    {
        var translator = new DeltaTranslator(spec.Dialects, spec.Client.Name, spec.Provider, spec.ThinkTags);
        var clock = new TokenClockSettings(
            spec.Provider, spec.Timeouts.FirstToken, spec.FinishGrace, spec.Response.WaitedForHead, () => translator.IsComplete);
        return events
            .Via(new Translate(translator, spec.Provider, spec.Trace))
            .Via(new TokenClock(clock, spec.Time))
            .Via(new ReplyEncode(spec.Writer, spec.Provider, spec.Trace.Gauge, spec.Shape.Stream ? long.MaxValue : spec.Limits.Document));
    }
}
