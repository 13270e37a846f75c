namespace LlmRouter.Settings;

/// <summary>When a provider is left alone for a while.</summary>
/// <param name="Failures">Its own faults in a row that open the breaker; 0 for never.</param>
/// <param name="Open">How long it stays open the first time; each probe that fails doubles it. A fifth of it is chance.</param>
/// <param name="OpenMax">The longest it stays open.</param>
public sealed record BreakerSettings(int Failures, TimeSpan Open, TimeSpan OpenMax)
{
    /// <summary>A breaker that never opens.</summary>
    public static BreakerSettings Never { get; } = new(0, TimeSpan.Zero, TimeSpan.Zero);
}
