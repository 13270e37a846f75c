namespace LlmRouter.Settings;

/// <summary>A second candidate beside a first one that says nothing.</summary>
/// <param name="Delay">How long the first one is waited for; null: that provider's own 95th percentile of the time to its first token.</param>
/// <param name="Budget">What a hedge costs.</param>
public sealed record HedgeSettings(TimeSpan? Delay, BudgetSettings Budget);
