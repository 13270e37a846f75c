using LlmRouter.Settings;

namespace LlmRouter.Failover;

/// <summary>
/// Keeps requests away from a provider that fails. Closed it counts faults in a row; open it lets nobody through for a pause; after the
/// pause it is half-open: one request, the probe, finds out for all. A value: half-open is a question of the time, not a state.
/// </summary>
internal sealed record Breaker
{
    // The probe's end is not known; who must name a wait names this one.
    private static readonly TimeSpan ProbeWait = TimeSpan.FromSeconds(1);

    /// <summary>Lets everybody through.</summary>
    public static Breaker Closed { get; } = new();

    /// <summary>Faults in a row while it is closed.</summary>
    public int Failures { get; private init; }

    public bool IsOpen => Probe is not null;

    private ProbeTicket? Probe { get; init; }

    private TimeSpan OpenedAt { get; init; }

    private TimeSpan Until { get; init; }

    private TimeSpan Pause { get; init; }

    public Standing At(TimeSpan now)
    {
        if (Probe is null) return new Standing(Availability.Ready, TimeSpan.Zero);
        if (now < Until) return new Standing(Availability.Open, Until - now);
        return Probe.IsTaken ? new Standing(Availability.Open, ProbeWait) : new Standing(Availability.HalfOpen, TimeSpan.Zero, Probe);
    }

    /// <summary>After a request that began then and ended now.</summary>
    /// <param name="end">How it ended.</param>
    /// <param name="isProbe">It went through with the ticket.</param>
    /// <param name="began">When it began.</param>
    /// <param name="settings">When to open, and for how long.</param>
    /// <param name="now">When it ended.</param>
    /// <param name="chance">From 0 to 1: what of the pause is chance.</param>
    public Breaker After(BreakerSignal end, bool isProbe, TimeSpan began, BreakerSettings settings, TimeSpan now, double chance)
    {
        if (settings.Failures == 0) return Closed;
        if (!IsOpen) return Counted(end, settings, now, chance);
        // What began before it opened tells of an earlier time: a long answer that ends well now does not say that the next one will.
        if (began < OpenedAt) return this;
        return end switch
        {
            // The probe, or a request of last resort, which asked the same question.
            BreakerSignal.Success => Closed,
            // Only the probe's failure counts, or each request of last resort would double the pause.
            BreakerSignal.Failure when isProbe => Open(Shorter(Pause + Pause, settings.OpenMax), now, chance),
            BreakerSignal.None when isProbe => WithFreshProbe(),
            _ => this,
        };
    }

    /// <summary>Half-open from now on, when it is open: somebody else found out that the provider answers again.</summary>
    public Breaker HalfOpened(TimeSpan now) => IsOpen && Until > now ? this with { Until = now } : this;

    /// <summary>With a ticket for the next probe: the present one ended without telling anything, or nobody will hear of its end.</summary>
    public Breaker WithFreshProbe() => Probe is { IsTaken: true } ? this with { Probe = new ProbeTicket() } : this;

    private Breaker Counted(BreakerSignal end, BreakerSettings settings, TimeSpan now, double chance) => end switch
    {
        BreakerSignal.Success => Closed,
        BreakerSignal.Failure when Failures + 1 >= settings.Failures => Open(Shorter(settings.Open, settings.OpenMax), now, chance),
        BreakerSignal.Failure => this with { Failures = Failures + 1 },
        _ => this,
    };

    // A fifth of the pause is chance, so that several routers do not probe in step.
    private static Breaker Open(TimeSpan pause, TimeSpan now, double chance) =>
        new() { Probe = new ProbeTicket(), OpenedAt = now, Pause = pause, Until = now + (pause * (0.8 + (0.2 * chance))) };

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
