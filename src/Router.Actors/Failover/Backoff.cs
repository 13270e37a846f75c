using LlmRouter.Settings;

namespace LlmRouter.Failover;

/// <summary>The wait before the same candidates are asked once more.</summary>
internal static class Backoff
{
    // 2^62 times the shortest wait is beyond any maximum.
    private const int MostDoublings = 62;

    /// <summary>Doubles with each round, up to its maximum; half of it is chance, so that requests that failed together do not come back together.</summary>
    /// <param name="round">Counted from 1. Before the first there is no wait.</param>
    /// <param name="settings">The first wait and the longest.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan Before(int round, RetrySettings settings, double chance)
    {
        if (round <= 1) return TimeSpan.Zero;
        var doubled = settings.Backoff.Ticks * Math.Pow(2, Math.Min(round - 2, MostDoublings));
        var full = Math.Min(doubled, settings.BackoffMax.Ticks);
        return TimeSpan.FromTicks((long)(full * (0.5 + (0.5 * chance))));
    }
}
