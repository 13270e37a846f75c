namespace LlmRouter.Settings;

/// <summary>What may follow a failed attempt. Another candidate is asked at once; only the same one again has to wait.</summary>
/// <param name="Rounds">How often the candidates are gone through, 1 for once each.</param>
/// <param name="Backoff">The wait before the second round; it doubles with each further one. Half of it is chance.</param>
/// <param name="BackoffMax">The longest wait before a round.</param>
/// <param name="Budget">What attempts beyond the first cost.</param>
/// <param name="LastResort">True: when nobody else is left, a provider with an open breaker is asked all the same.</param>
public sealed record RetrySettings(int Rounds, TimeSpan Backoff, TimeSpan BackoffMax, BudgetSettings Budget, bool LastResort);
