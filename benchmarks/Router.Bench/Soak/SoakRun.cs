using System.Security.Cryptography;
using LlmRouter.Bench.Mock;
using LlmRouter.Bench.Peers;

namespace LlmRouter.Bench.Soak;

/// <summary>Quiet, mixed traffic, quiet: and what the router looked like meanwhile.</summary>
internal sealed class SoakRun(SoakOptions options, string repositoryRoot, TextWriter progress)
{
    // Long enough for tiered compilation and for pools to fill: what they take is no drift.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    // Longer than idle threads of the pool live (20 s), and than the router needs to notice connections that its provider closed.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);

    private readonly VisitTally tally = new();

    /// <summary>What came of the visits under load.</summary>
    public VisitCounts Visits => tally.Counts;

    public async Task<SoakSamples> RunAsync()
    {
        using var provider = new MockProvider();
        using var faulty = new FaultyProvider();
        var key = RandomNumberGenerator.GetHexString(32);
        var peer = new RouterPeer(repositoryRoot, SoakMix.Configuration(faulty.Port, key));
        if (peer.Missing is { } missing) throw new InvalidOperationException($"The router is {missing}");
        await using var router = await PeerProcess.StartAsync(peer, provider.Port).ConfigureAwait(false);
        using var probe = new SoakProbe(router, key);
        var recorder = new SoakRecorder(probe, tally, progress);
        progress.WriteLine($"Warming up for {WarmUp.TotalSeconds} s; then {Quiet.TotalSeconds} s of quiet, {options.Minutes} minutes of traffic, {Quiet.TotalSeconds} s of quiet.");
        await new SoakTraffic(router.Port, new VisitTally()).RunAsync(WarmUp).ConfigureAwait(false);
        await RestAsync(recorder, provider).ConfigureAwait(false);
        recorder.Begin();
        var load = TimeSpan.FromMinutes(options.Minutes);
        await recorder.WatchAsync("load", new SoakTraffic(router.Port, tally).RunAsync(load)).ConfigureAwait(false);
        await RestAsync(recorder, provider).ConfigureAwait(false);
        return new SoakSamples(recorder.Samples, load);
    }

    private static Task RestAsync(SoakRecorder recorder, MockProvider provider)
    {
        provider.HangUp();
        return recorder.WatchAsync("quiet", Task.Delay(Quiet, TimeProvider.System));
    }
}
