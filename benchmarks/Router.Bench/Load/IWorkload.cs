using LlmRouter.Bench.Mock;
using LlmRouter.Bench.Peers;

namespace LlmRouter.Bench.Load;

/// <summary>One kind of traffic and what is measured under it.</summary>
internal interface IWorkload
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>What happens, for the report.</summary>
    string Title { get; }

    IReadOnlyList<Metric> Metrics { get; }

    /// <summary>Measures a peer; warms it up first where it may have just started.</summary>
    Task<Measurement> MeasureAsync(PeerProcess peer, MockProvider provider);
}
