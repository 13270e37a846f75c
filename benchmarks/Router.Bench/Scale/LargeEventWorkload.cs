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
        var direct = OneByOne(provider.Port);
        await direct.RunAsync(times).ConfigureAwait(false);
        await OneByOne(peer.Port).RunAsync(WarmUps).ConfigureAwait(false);
        var through = OneByOne(peer.Port);
        var cpu = await peer.CpuWhileAsync(() => through.RunAsync(times)).ConfigureAwait(false);
        return Measurement.Of([Each(through), Each(direct), cpu / 1000 / times / megabytes], through, direct);
    }

    private double Each(Traffic traffic) => traffic.Elapsed.TotalMilliseconds / times;

    private Traffic OneByOne(int port) => new(port, plan, connections: 1);
}
