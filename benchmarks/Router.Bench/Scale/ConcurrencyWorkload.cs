using System.Diagnostics;
using System.Globalization;
using LlmRouter.Bench.Load;
using LlmRouter.Bench.Mock;
using LlmRouter.Bench.Peers;

namespace LlmRouter.Bench.Scale;

/// <summary>Streams that are all open at once and share one rate of tokens: only their number differs from one run to the next.</summary>
internal sealed class ConcurrencyWorkload(int streams) : IWorkload
{
    private const int TokensASecond = 5_000;

    // What the slowest needs to open all its streams is not measured, so every stream outlasts it and the time that is.
    private const int StreamSeconds = 10;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LongestOpening = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <summary>How many streams are open at once.</summary>
    public int Streams => streams;

    /// <summary>What one stream is.</summary>
    public ReplyPlan Plan { get; } = new(TokensASecond * StreamSeconds / streams, (int)(1_000_000L * streams / TokensASecond), Id: 0, Streams: true);

    public string Name => "streams";

    public string Title => string.Create(CultureInfo.InvariantCulture, $"{streams:N0} {(streams == 1 ? "stream" : "streams")}, {TokensASecond:N0} tokens a second in all");

    public IReadOnlyList<Metric> Metrics { get; } = [new("CPU µs a chunk", 1), new("resident MB", 0)];

    public async Task<Measurement> MeasureAsync(PeerProcess peer, MockProvider provider)
    {
        var traffic = new Traffic(peer.Port, Plan, streams);
        var asking = traffic.RunAsync(requestsEach: 1);
        var opened = await AllAreOpenAsync(provider.Pacer, asking).ConfigureAwait(false);
        var (cpu, tokens) = (peer.CpuMicroseconds, provider.Pacer.Written);
        await Task.Delay(Window, TimeProvider.System).ConfigureAwait(false);
        (cpu, tokens) = (peer.CpuMicroseconds - cpu, provider.Pacer.Written - tokens);
        var resident = ProcessUsage.Megabytes(peer.ResidentKib);
        await asking.ConfigureAwait(false);
        // Of fewer streams it would be another figure.
        return Measurement.Of([opened ? cpu / tokens : double.NaN, resident], traffic);
    }

    private async Task<bool> AllAreOpenAsync(TokenPacer pacer, Task asking)
    {
        var begun = Stopwatch.GetTimestamp();
        while (pacer.Streams < streams)
        {
            if (asking.IsCompleted || Stopwatch.GetElapsedTime(begun) > LongestOpening) return false;
            await Task.Delay(BetweenLooks, TimeProvider.System).ConfigureAwait(false);
        }
        return true;
    }
}
