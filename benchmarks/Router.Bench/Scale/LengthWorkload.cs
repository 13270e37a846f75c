using System.Globalization;
using LlmRouter.Bench.Load;
using LlmRouter.Bench.Mock;
using LlmRouter.Bench.Peers;

namespace LlmRouter.Bench.Scale;

/// <summary>Streams of one length, one after another without a pause.</summary>
internal sealed class LengthWorkload(int tokens) : IWorkload
{
    private const int Connections = 16;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);
    private readonly ReplyPlan plan = new(tokens, GapMicroseconds: 0, Id: 0, Streams: true);

    public string Name => "length";

    public string Title => string.Create(CultureInfo.InvariantCulture, $"Streams of {tokens:N0} tokens, 16 connections, unpaced");

    public IReadOnlyList<Metric> Metrics { get; } = [new("CPU µs a chunk", 2)];

    public async Task<Measurement> MeasureAsync(PeerProcess peer, MockProvider provider)
    {
        // Short ones do, whatever the length: a warm-up by the longest would take as long as the measurement.
        await new Traffic(peer.Port, plan with { Tokens = Math.Min(tokens, 500) }, Connections).RunAsync(WarmUp).ConfigureAwait(false);
        var traffic = new Traffic(peer.Port, plan, Connections);
        var before = peer.CpuMicroseconds;
        await traffic.RunAsync(Duration).ConfigureAwait(false);
        return new Measurement([(peer.CpuMicroseconds - before) / traffic.Tokens], traffic.Faults, traffic.FirstFault);
    }
}
