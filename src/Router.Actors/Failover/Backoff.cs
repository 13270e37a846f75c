using LlmRouter.Settings;

namespace LlmRouter.Failover;

/// <summary>The wait before candidates are gone through again.</summary>
internal static class Backoff
{
    /// <param name="round">1 for the first round that repeats.</param>
    /// <param name="settings">First and longest wait.</param>
    /// <param name="chance">From 0 to 1: half of the wait is chance, so that what failed together does not come back together.</param>
    public static TimeSpan Before(int round, RetrySettings settings, double chance)
    {
        var full = Math.Min(settings.Backoff.TotalMilliseconds * Math.Pow(2, round - 1), settings.BackoffMax.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(full * (1 + chance) / 2);
    }
}
