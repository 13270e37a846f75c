using LlmRouter.Contracts;
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
    public TimeSpan? FirstTokenP95 => Recent.Percentile95;

    /// <summary>The breaker is open or half-open: the provider has failed, and nobody has found it well since.</summary>
    public bool IsOpen => Breaker.IsOpen;

    /// <summary>The breaker is closed and counts no faults: a success more would change nothing.</summary>
    public bool IsSound => Breaker is { IsOpen: false, Failures: 0 };

    private Breaker Breaker { get; init; } = Breaker.Closed;

    private Cooldowns Cooling { get; init; } = Cooldowns.None;

    private PeakAverages Averages { get; init; } = PeakAverages.None;

    private RecentTimes Recent { get; init; } = RecentTimes.None;

    /// <summary>Whether this model may be asked now. A model that cools does so whatever the breaker says: nobody asks it, not even as a last resort.</summary>
    public Standing For(string model, TimeSpan now) =>
        Cooling.Left(model, now) is { Ticks: > 0 } left ? new Standing(Availability.Cooling, left) : Breaker.At(now);

    /// <summary>Peak-EWMA of the time to first token of this model: one bad time counts at once, good ones and silence make it fade. Zero when nothing is known.</summary>
    public TimeSpan FirstToken(string model, TimeSpan now) => Averages.Of(model, now);

    /// <summary>After one exchange more.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="settings">When the breaker opens.</param>
    /// <param name="now">When it ended.</param>
    /// <param name="chance">From 0 to 1: what of the pause is chance.</param>
    public ProviderHealth After(ExchangeOutcome outcome, BreakerSettings settings, TimeSpan now, double chance)
    {
        var blame = outcome.Error is { } error ? OutcomeClassifier.Classify(error).Blame : Blame.Nobody;
        return this with
        {
            Breaker = Breaker.After(Signal(outcome, blame), outcome.IsProbe, now - outcome.Elapsed, settings, now, chance),
            Cooling = AsksForRest(outcome.Error, blame) ? Cooling.With(outcome.Model, outcome.Error!.RetryAfter, now) : Cooling,
            Averages = Timed(outcome, now),
            Recent = outcome.FirstToken is { } first ? Recent.With(first) : Recent,
        };
    }

    /// <summary>After a look at the provider that was no request. One that answers may be tried again at once; one that does not changes nothing.</summary>
    public ProviderHealth Probed(bool alive, TimeSpan now) => alive ? this with { Breaker = Breaker.HalfOpened(now) } : this;

    /// <summary>For an actor that goes on from here after a crash: the end of the present probe may be what it was lost with.</summary>
    public ProviderHealth Resumed() => this with { Breaker = Breaker.WithFreshProbe() };

    // A 503 that says when to come back is believed as a 429 is.
    private static bool AsksForRest(RouterError? error, Blame blame) => blame == Blame.Model || (blame == Blame.Provider && error?.RetryAfter is not null);

    private static BreakerSignal Signal(ExchangeOutcome outcome, Blame blame) => outcome.Error is null
        ? BreakerSignal.Success
        : blame == Blame.Provider ? BreakerSignal.Failure : BreakerSignal.None;

    // Without a first token a failure took at least as long as it lasted: who failed late, lost a race or was left by an impatient client
    // was slow. A refusal is no measure.
    private PeakAverages Timed(ExchangeOutcome outcome, TimeSpan now) => outcome switch
    {
        { FirstToken: { } first } => Averages.With(outcome.Model, first, now),
        { Error: { } error } when !OutcomeClassifier.IsRefusal(error) => Averages.WithAtLeast(outcome.Model, outcome.Elapsed, now),
        _ => Averages,
    };
}
