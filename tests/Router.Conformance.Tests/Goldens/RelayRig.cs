using System.Buffers;
using Akka.Actor;
using Akka.Streams;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Settings;
using LlmRouter.Streams;
using LlmRouter.Telemetry;
using LlmRouter.Testing.Time;
using LlmRouter.Testing.Upstream;
using LlmRouter.Upstream;

namespace LlmRouter.Conformance.Goldens;

/// <summary>The real relay graph between bytes and bytes: no socket, no clock that runs, one materializer for all tests.</summary>
internal static class RelayRig
{
    public const int ClientLine = 64 * 1024;

    private const int LargestRead = 128 * 1024;
    private const int LargestEvent = 16 * 1024 * 1024;

    private static readonly OperationTimeouts NoTimeouts = new(
        Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private static readonly LimitSettings Limits = new(LargestRead, LargestEvent, LargestEvent, ClientLine, BufferedFrames: 64);
    private static readonly Lazy<IMaterializer> Materializer = new(() => ActorSystem.Create("goldens").Materializer());

    /// <summary>Relays one body to one facade.</summary>
    /// <param name="body">The provider's bytes.</param>
    /// <param name="facade">The client.</param>
    /// <param name="stream">Events or one document.</param>
    /// <param name="sizes">The sizes of the provider's reads; the last one goes on. None: one read.</param>
    public static async Task<RelayReply> RunAsync(ReadOnlyMemory<byte> body, Facade facade, bool stream, params int[] sizes)
    {
        var shape = new ReplyShape(facade.Operation, stream, IncludeUsage: true, "chatcmpl-golden", "golden-model", 1_700_000_000, ClientLine, ErrorStyle.ErrorObject);
        var writer = facade.Client.CreateWriter(shape);
        var written = new ArrayBufferWriter<byte>();
        RouterError? error = null;
        using var stop = new CancellationTokenSource();
        try
        {
            var relay = RelayGraph.Run(Spec(CutStream.Of(body, sizes.Length > 0 ? sizes : [LargestRead]), facade, shape, writer, stop), Materializer.Value);
            while (await relay.Frames.WaitToReadAsync())
            {
                while (relay.Frames.TryRead(out var frame))
                {
                    using (frame) written.Write(frame.Bytes.Span);
                }
            }
        }
        catch (Exception fault) when (Known(fault) is not null)
        {
            error = Known(fault);
        }

        var committed = written.WrittenCount;
        if (error is not null && stream) writer.Fail(error, written);
        return new RelayReply(written.WrittenSpan.ToArray(), committed, error);
    }

    private static RelaySpec Spec(Stream body, Facade facade, ReplyShape shape, IDeltaWriter writer, CancellationTokenSource stop)
    {
        var time = new ManualTime();
        return new RelaySpec
        {
            Provider = "recorded",
            Response = new UpstreamResponse(200, [], body, body),
            Stop = stop,
            Timeouts = NoTimeouts,
            FinishGrace = Timeout.InfiniteTimeSpan,
            Gather = TimeSpan.Zero,
            Pulse = new ReadPulse(time),
            Limits = Limits,
            Dialects = DialectCatalog.Default,
            Client = facade.Client,
            Shape = shape,
            Writer = writer,
            Trace = new AttemptTrace("golden", "m", time),
            Time = time,
            Counts = new LiveCounts(),
        };
    }

    // As the engine explains a fault: anything else that a graph throws is a defect, and the test's to see.
    private static RouterError? Known(Exception? fault) => fault is null ? null : (fault as RouterException)?.Error ?? Known(fault.InnerException);
}
