using LlmRouter.Bench.Mock;
using LlmRouter.Bench.Peers;

namespace LlmRouter.Bench.Load;

/// <summary>Very many slow streams at once: what one stream holds, and what it costs while it does little.</summary>
internal sealed class ManyStreamsWorkload : IWorkload
{
    private const int Streams = 2_000;
    private static readonly ReplyPlan Plan = new(Tokens: 30, GapMicroseconds: 200_000, Id: 0, Streams: true);

    public string Name => "many";

    public string Title => "Many streams: 2,000 at once, a token each 200 ms";

    public IReadOnlyList<Metric> Metrics { get; } =
    [
        new("resident at start MB", 0), new("peak resident MB", 0), new("KiB a stream above idle", 1, Compared: true), new("CPU µs a chunk", 1, Compared: true),
    ];

    public async Task<Measurement> MeasureAsync(PeerProcess peer, MockProvider provider)
    {
        var atStart = peer.ResidentKib;
        // Compiled code is no part of a stream, so the peer has compiled it before its idle memory is read.
        await new Traffic(peer.Port, Plan with { GapMicroseconds = 2_000 }, connections: 16).RunAsync(peer.WarmUp).ConfigureAwait(false);
        var idle = peer.ResidentKib;
        var traffic = new Traffic(peer.Port, Plan, Streams);
        var cpu = await peer.CpuWhileAsync(() => traffic.RunAsync(requestsEach: 1)).ConfigureAwait(false);
        var peak = peer.PeakResidentKib;
        return Measurement.Of([ProcessUsage.Megabytes(atStart), ProcessUsage.Megabytes(peak), (peak - idle) / Streams, cpu / traffic.Tokens], traffic);
    }
}
