using LlmRouter.Bench.Load;
using LlmRouter.Bench.Mock;
using LlmRouter.Bench.Peers;

namespace LlmRouter.Bench.Scale;

/// <summary>One event of many megabytes, as an image in a tool's answer may be: its cost must grow with its size and not faster.</summary>
/// <param name="megabytes">Millions of bytes of the event's text.</param>
/// <param name="times">How often, one after another.</param>
internal sealed class LargeEventWorkload(int megabytes, int times) : IWorkload
{
    private const int WarmUps = 3;
    private readonly ReplyPlan plan = new(Tokens: 1, GapMicroseconds: 0, Id: 0, Streams: true, TokenBytes: megabytes * 1_000_000);

    public string Name => "event";

    public string Title => $"One event of {megabytes} MB in a stream";

    public IReadOnlyList<Metric> Metrics { get; } = [new("ms", 1), new("ms without the router", 1), new("CPU ms per MB", 2)];

    public async Task<Measurement> MeasureAsync(PeerProcess peer, MockProvider provider)
    {
        var direct = await AskAsync(provider.Port).ConfigureAwait(false);
        await new Traffic(peer.Port, plan, connections: 1).RunAsync(WarmUps).ConfigureAwait(false);
        var before = peer.CpuMicroseconds;
        var through = await AskAsync(peer.Port).ConfigureAwait(false);
        var cpu = (peer.CpuMicroseconds - before) / 1000;
        double[] values = [Each(through), Each(direct), cpu / times / megabytes];
        return new Measurement(values, through.Faults + direct.Faults, through.FirstFault ?? direct.FirstFault);
    }

    private double Each(Traffic traffic) => traffic.Elapsed.TotalMilliseconds / times;

    private async Task<Traffic> AskAsync(int port)
    {
        var traffic = new Traffic(port, plan, connections: 1);
        await traffic.RunAsync(times).ConfigureAwait(false);
        return traffic;
    }
}
