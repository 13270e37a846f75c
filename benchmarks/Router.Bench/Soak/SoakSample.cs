namespace LlmRouter.Bench.Soak;

/// <summary>One look at the router.</summary>
/// <param name="At">Since the load began; negative before it.</param>
/// <param name="Values">By <see cref="SoakCurve.All"/>; NaN for what could not be read.</param>
internal sealed record SoakSample(TimeSpan At, IReadOnlyList<double> Values);
