using System.Diagnostics;
using LlmRouter.Bench.Load;

namespace LlmRouter.Bench.Scale;

/// <summary>What a gateway adds to the times between tokens: a percentile of those through it less the same of those without it.</summary>
internal static class AddedGap
{
    /// <returns>Milliseconds; negative when tokens came more evenly through the gateway, not a number when either side has none.</returns>
    public static double Milliseconds(IReadOnlyList<long> direct, IReadOnlyList<long> through, double share) =>
        (Statistics.Percentile(through, share) - Statistics.Percentile(direct, share)) * 1000 / Stopwatch.Frequency;
}
