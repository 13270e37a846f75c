namespace Akka.Pattern;

internal static class BackoffDelay
{
    /// <summary>min · 2^restarts, at most max, plus a random part.</summary>
    /// <param name="restarts">Restarts so far.</param>
    /// <param name="min">The first wait.</param>
    /// <param name="max">The longest wait, before the random part.</param>
    /// <param name="randomFactor">The largest random part, as a share of the wait.</param>
    /// <param name="random">From 0 to below 1.</param>
    internal static TimeSpan Of(int restarts, TimeSpan min, TimeSpan max, double randomFactor, double random)
    {
        // From 2^30 on the product may overflow, and is beyond any sensible limit anyway.
        var wait = restarts >= 30 ? max : TimeSpan.FromTicks((long)Math.Min(max.Ticks, min.Ticks * Math.Pow(2, restarts)));
        return wait * (1 + (random * randomFactor));
    }
}
