namespace LlmRouter.Bench.Load;

/// <summary>What one round of a workload gave for one peer.</summary>
/// <param name="Values">By the workload's metrics, in their order.</param>
/// <param name="Faults">Answers that were not whole.</param>
/// <param name="FirstFault">What was wrong with the first of them.</param>
internal sealed record Measurement(IReadOnlyList<double> Values, int Faults, string? FirstFault)
{
    /// <summary>The values beside what was wrong with the answers that they come from.</summary>
    public static Measurement Of(IReadOnlyList<double> values, params IReadOnlyList<Traffic> traffic) =>
        new(values, traffic.Sum(each => each.Faults), traffic.FirstOrDefault(each => each.FirstFault is not null)?.FirstFault);
}
