namespace LlmRouter.Settings;

/// <summary>Tokens that further attempts are paid with, one each, so that a failing provider does not multiply the load on the others.</summary>
/// <param name="PerRequest">Tokens that each request brings: 0.1 allows one further attempt for ten requests.</param>
/// <param name="Burst">The most that are kept, and what there is at the start.</param>
public sealed record BudgetSettings(double PerRequest, int Burst);
