using System.Globalization;
using LlmRouter.Bench.Load;
using LlmRouter.Bench.Mock;
using LlmRouter.Bench.Peers;

namespace LlmRouter.Bench.Scale;

/// <summary>One router, free to use every core, under ever more: streams, then tokens a stream, then bytes an event. Memory is read in between. YARP goes before it, with the first load only.</summary>
internal sealed class ScaleRun(string repositoryRoot, TextWriter progress)
{
    private static readonly TimeSpan PacedWarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    // How long the router may take to give memory back.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);
    private readonly List<ScaleRow> rows = [];

    /// <summary>How quiet the machine was.</summary>
    public Disturbance Disturbance { get; } = new();

    public async Task<ScaleTable> RunAsync()
    {
        using var provider = new MockProvider();
        // Above the 10 MB event, whatever the default is.
        var peer = new RouterPeer(repositoryRoot, "limits.line = 16 MiB");
        if (peer.Missing is { } missing) throw new InvalidOperationException($"The router is {missing}");
        await MeasureYarpAsync(provider).ConfigureAwait(false);
        await using var router = await PeerProcess.StartAsync(peer, provider.Port, onEveryCore: true).ConfigureAwait(false);
        var idle = await IdleAsync(router, provider).ConfigureAwait(false);
        await MeasureAsync(new GapWorkload(), router, provider).ConfigureAwait(false);
        foreach (var streams in new[] { 1, 64, 512, 2_000, 5_000 })
        {
            await MeasureAsync(new ConcurrencyWorkload(streams), router, provider).ConfigureAwait(false);
        }
        var peak = router.PeakResidentKib;
        var after = await RestAsync(router, provider, Quiet).ConfigureAwait(false);
        Add(new ScaleRow("Resident memory", Residents(idle, peak, after), Faults: null));
        foreach (var tokens in new[] { 20, 500, 5_000, 50_000 }) await MeasureAsync(OfLength(tokens), router, provider).ConfigureAwait(false);
        await MeasureAsync(new LargeEventWorkload(megabytes: 1, times: 40), router, provider).ConfigureAwait(false);
        await MeasureAsync(new LargeEventWorkload(megabytes: 10, times: 8), router, provider).ConfigureAwait(false);
        return new ScaleTable(rows);
    }

    // The router is warm by then, but for what a new length needs.
    private static ClosedLoopWorkload OfLength(int tokens)
    {
        var title = string.Create(CultureInfo.InvariantCulture, $"Streams of {tokens:N0} tokens, 16 connections, unpaced");
        var plan = new ReplyPlan(tokens, GapMicroseconds: 0, Id: 0, Streams: true);
        return new ClosedLoopWorkload("length", title, plan, connections: 16, ClosedLoopFigures.Chunks)
        {
            WarmUp = TimeSpan.FromSeconds(1),
            Duration = TimeSpan.FromSeconds(3),
        };
    }

    private async Task MeasureAsync(IWorkload workload, PeerProcess router, MockProvider provider)
    {
        var measurement = await Disturbance.WatchAsync(router, () => workload.MeasureAsync(router, provider)).ConfigureAwait(false);
        Add(ScaleRow.Of(workload, measurement));
    }

    private Task MeasureAsync(ConcurrencyWorkload workload, PeerProcess router, MockProvider provider)
    {
        var needed = DescriptorLimit.NeededFor(workload.Streams);
        if (DescriptorLimit.Current is not { } limit || limit >= needed) return MeasureAsync((IWorkload)workload, router, provider);
        Add(new ScaleRow(workload.Title, string.Create(CultureInfo.InvariantCulture, $"left out: needs {needed:N0} file descriptors and ulimit -n is {limit:N0}"), Faults: null));
        return Task.CompletedTask;
    }

    // For comparison: a gateway on the same runtime that looks into nothing.
    private async Task MeasureYarpAsync(MockProvider provider)
    {
        var peer = new YarpPeer(tuned: false);
        await using var yarp = await PeerProcess.StartAsync(peer, provider.Port, onEveryCore: true).ConfigureAwait(false);
        await WarmUpAsync(yarp).ConfigureAwait(false);
        await MeasureAsync(new GapWorkload(peer.Name), yarp, provider).ConfigureAwait(false);
        provider.HangUp();
    }

    // Compiled code is no load's memory, so idle is read after some of each kind.
    private async Task<double> IdleAsync(PeerProcess router, MockProvider provider)
    {
        await WarmUpAsync(router).ConfigureAwait(false);
        return await RestAsync(router, provider, Settling).ConfigureAwait(false);
    }

    private async Task WarmUpAsync(PeerProcess peer)
    {
        progress.WriteLine("Warming up …");
        var plan = new ReplyPlan(Tokens: 100, GapMicroseconds: 2_000, Id: 0, Streams: true);
        await new Traffic(peer.Port, plan, connections: 16).RunAsync(PacedWarmUp).ConfigureAwait(false);
        await new Traffic(peer.Port, plan with { GapMicroseconds = 0 }, connections: 16).RunAsync(peer.WarmUp).ConfigureAwait(false);
    }

    private async Task<double> RestAsync(PeerProcess router, MockProvider provider, TimeSpan duration)
    {
        progress.WriteLine($"Quiet for {duration.TotalSeconds} s …");
        provider.HangUp();
        await Task.Delay(duration, TimeProvider.System).ConfigureAwait(false);
        return router.ResidentKib;
    }

    private static string Residents(double idle, double peak, double after) => string.Create(
        CultureInfo.InvariantCulture,
        $"idle {ProcessUsage.Megabytes(idle):N0} MB, most under load {ProcessUsage.Megabytes(peak):N0} MB, {Quiet.TotalSeconds} s later {ProcessUsage.Megabytes(after):N0} MB ({after / idle - 1:+0%;-0%} against idle)");

    private void Add(ScaleRow row)
    {
        rows.Add(row);
        progress.WriteLine($"{row.Load}: {row.Figures}");
    }
}
