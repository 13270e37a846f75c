using LlmRouter.Bench.Mock;
using LlmRouter.Bench.Peers;

namespace LlmRouter.Bench.Load;

/// <summary>A number of connections that never pause, for some seconds.</summary>
internal sealed class ClosedLoopWorkload(string name, string title, ReplyPlan plan, int connections, ClosedLoopFigures figures) : IWorkload
{
    // Warm-ups are no longer: by the longest streams one would take as long as the measurement.
    private const int MostTokensToWarmUp = 500;

    public string Name => name;

    public string Title => title;

    /// <summary>How long the peer works before it is measured; null for as long as it needs after its start.</summary>
    public TimeSpan? WarmUp { get; init; }

    /// <summary>How long it is measured.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(4);

    public IReadOnlyList<Metric> Metrics => figures switch
    {
        ClosedLoopFigures.Requests => [new("req/s", 0), new("CPU µs a request", 1, Compared: true)],
        ClosedLoopFigures.Chunks => [new("CPU µs a chunk", 2, Compared: true)],
        _ => [new("first token p50 µs", 0, Compared: true), new("CPU µs a request", 1)],
    };

    public async Task<Measurement> MeasureAsync(PeerProcess peer, MockProvider provider)
    {
        var warming = plan with { Tokens = Math.Min(plan.Tokens, MostTokensToWarmUp) };
        await new Traffic(peer.Port, warming, connections).RunAsync(WarmUp ?? peer.WarmUp).ConfigureAwait(false);
        var traffic = new Traffic(peer.Port, plan, connections);
        var cpu = await peer.CpuWhileAsync(() => traffic.RunAsync(Duration)).ConfigureAwait(false);
        return Measurement.Of(Values(traffic, cpu), traffic);
    }

    private double[] Values(Traffic traffic, double cpu) => figures switch
    {
        ClosedLoopFigures.Requests => [traffic.Answers / traffic.Elapsed.TotalSeconds, cpu / traffic.Answers],
        ClosedLoopFigures.Chunks => [cpu / traffic.Tokens],
        _ => [traffic.FirstTokenMicroseconds, cpu / traffic.Answers],
    };
}
