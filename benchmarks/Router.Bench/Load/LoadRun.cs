using LlmRouter.Bench.Mock;
using LlmRouter.Bench.Peers;
using LlmRouter.Bench.Report;

namespace LlmRouter.Bench.Load;

/// <summary>Measures every workload on every peer, in turn, several rounds.</summary>
internal sealed class LoadRun(LoadOptions options, string repositoryRoot, TextWriter progress)
{
    /// <summary>How quiet the machine was.</summary>
    public Disturbance Disturbance { get; } = new();

    /// <summary>Runs and returns the report's tables.</summary>
    public async Task<IReadOnlyList<ResultTable>> RunAsync()
    {
        using var provider = new MockProvider();
        var peers = Present();
        var tables = new List<ResultTable>();
        foreach (var workload in Chosen(WorkloadCatalog.All, options.Workloads, workload => workload.Name))
        {
            tables.Add(await MeasureAsync(workload, peers, provider).ConfigureAwait(false));
        }
        return tables;
    }

    private async Task<ResultTable> MeasureAsync(IWorkload workload, IReadOnlyList<IPeer> peers, MockProvider provider)
    {
        var results = peers.ToDictionary(peer => peer.Name, _ => new List<Measurement>());
        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var peer in peers)
            {
                progress.Write($"{workload.Name}, round {round} of {options.Rounds}, {peer.Name}: ");
                // A process of its own each time: no workload runs on what another left behind.
                await using var running = await PeerProcess.StartAsync(peer, provider.Port).ConfigureAwait(false);
                var measurement = await Disturbance.WatchAsync(running, () => workload.MeasureAsync(running, provider)).ConfigureAwait(false);
                results[peer.Name].Add(measurement);
                progress.WriteLine(ResultTable.Line(workload.Metrics, measurement));
            }
        }
        return new ResultTable(workload, peers.Select(peer => (peer.Name, (IReadOnlyList<Measurement>)results[peer.Name])).ToList());
    }

    private List<IPeer> Present()
    {
        IPeer[] all = [new RouterPeer(repositoryRoot), new YarpPeer(tuned: false), new YarpPeer(tuned: true), new NginxPeer()];
        var chosen = Chosen(all, options.Peers, peer => peer.Name).ToList();
        foreach (var peer in chosen.Where(peer => peer.Missing is not null)) progress.WriteLine($"{peer.Name} is left out: {peer.Missing}.");
        return chosen.Where(peer => peer.Missing is null).ToList();
    }

    private static IEnumerable<T> Chosen<T>(IEnumerable<T> all, IReadOnlyList<string> names, Func<T, string> name) =>
        all.Where(item => names.Count == 0 || names.Contains(name(item), StringComparer.Ordinal));
}
