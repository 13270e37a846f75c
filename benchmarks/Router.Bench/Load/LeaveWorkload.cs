using System.Diagnostics;
using LlmRouter.Bench.Client;
using LlmRouter.Bench.Mock;
using LlmRouter.Bench.Peers;

namespace LlmRouter.Bench.Load;

/// <summary>Clients that leave in the middle of a stream: does the provider learn of it, and how soon?</summary>
internal sealed class LeaveWorkload : IWorkload
{
    private const int Clients = 100;
    private const int AfterTokens = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    // 20 s of tokens: nobody who stays to the end could be taken for one who left.
    private static readonly ReplyPlan Plan = new(Tokens: 1_000, GapMicroseconds: 20_000, Id: 0, Streams: true);

    public string Name => "leave";

    public string Title => "Leaving: 100 clients at once close their connection after 5 tokens";

    public IReadOnlyList<Metric> Metrics { get; } = [new("provider told of", 0), new("p50 ms", 1, Compared: true), new("slowest ms", 1)];

    public async Task<Measurement> MeasureAsync(PeerProcess peer, MockProvider provider)
    {
        await new Traffic(peer.Port, Plan with { Tokens = 20, GapMicroseconds = 2_000 }, connections: 16).RunAsync(peer.WarmUp).ConfigureAwait(false);
        provider.Departures.Clear();
        var left = await Task.WhenAll(Enumerable.Range(1, Clients).Select(id => LeaveAsync(peer.Port, id))).ConfigureAwait(false);
        await WaitForAllAsync(provider.Departures).ConfigureAwait(false);
        var delays = Delays(left, provider.Departures).ToList();
        var cut = left.Count(at => at is null);
        return new Measurement([delays.Count, Statistics.Median(delays), delays.DefaultIfEmpty(double.NaN).Max()], cut, $"fewer than {AfterTokens} tokens");
    }

    private static async Task<long?> LeaveAsync(int port, int id)
    {
        using var connection = new ChatConnection(port);
        return await connection.LeaveAsync(ChatRequest.For(Plan with { Id = id }), AfterTokens).ConfigureAwait(false);
    }

    private static async Task WaitForAllAsync(DepartureLog departures)
    {
        var begun = Stopwatch.GetTimestamp();
        while (departures.Count < Clients && Stopwatch.GetElapsedTime(begun) < Patience)
        {
            await Task.Delay(BetweenLooks, TimeProvider.System).ConfigureAwait(false);
        }
    }

    private static IEnumerable<double> Delays(long?[] left, DepartureLog departures)
    {
        for (var id = 1; id <= left.Length; id++)
        {
            if (left[id - 1] is { } at && departures.TryGet(id, out var told)) yield return Stopwatch.GetElapsedTime(at, told).TotalMilliseconds;
        }
    }
}
