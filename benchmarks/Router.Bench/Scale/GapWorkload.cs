using System.Diagnostics;
using LlmRouter.Bench.Load;
using LlmRouter.Bench.Mock;
using LlmRouter.Bench.Peers;

namespace LlmRouter.Bench.Scale;

/// <summary>Many streams with a steady token rate each: does a token get lost, and how much later than its turn does one come?</summary>
/// <param name="through">Named in the title, if it is not the router.</param>
internal sealed class GapWorkload(string? through = null) : IWorkload
{
    private const int Streams = 512;
    private const int RequestsEach = 4;
    private static readonly ReplyPlan Plan = new(Tokens: 64, GapMicroseconds: 20_000, Id: 0, Streams: true);

    public string Name => "gaps";

    public string Title => "512 streams of 64 tokens, one each 20 ms" + (through is null ? "" : $", through {through}");

    public IReadOnlyList<Metric> Metrics { get; } =
    [
        new("tokens lost", 0), new("added gap p50 ms", 2), new("added gap p99 ms", 2), new("gap p99 ms without a gateway", 2), new("CPU µs a chunk", 1),
    ];

    public async Task<Measurement> MeasureAsync(PeerProcess peer, MockProvider provider)
    {
        var direct = Timed(provider.Port);
        await direct.RunAsync(RequestsEach).ConfigureAwait(false);
        await new Traffic(peer.Port, Plan, Streams).RunAsync(requestsEach: 1).ConfigureAwait(false);
        var measured = Timed(peer.Port);
        var cpu = await peer.CpuWhileAsync(() => measured.RunAsync(RequestsEach)).ConfigureAwait(false);
        var lost = (long)Streams * RequestsEach * Plan.Tokens - measured.Tokens;
        double[] values = [lost, Added(0.5), Added(0.99), Direct(0.99), cpu / measured.Tokens];
        return Measurement.Of(values, measured, direct);

        double Direct(double share) => Statistics.Percentile(direct.Gaps, share) * 1000 / Stopwatch.Frequency;

        double Added(double share) => AddedGap.Milliseconds(direct.Gaps, measured.Gaps, share);
    }

    private static Traffic Timed(int port) => new(port, Plan, Streams, timesGaps: true);
}
