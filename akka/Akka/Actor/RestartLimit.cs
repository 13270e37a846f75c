namespace Akka.Actor;

/// <summary>How often a child may be restarted: a count, a window of time, or both.</summary>
internal readonly record struct RestartLimit(int MaxRetries, int WindowMilliseconds)
{
    internal static RestartLimit From(int? maxNrOfRetries, TimeSpan? withinTimeRange) => new(
        maxNrOfRetries ?? -1,
        withinTimeRange is { } range && range != Timeout.InfiniteTimeSpan ? (int)range.TotalMilliseconds : -1);

    /// <summary>Counts one more failure of the child; false once it has used up its restarts.</summary>
    internal bool Permits(ChildStats child, long nowMilliseconds)
    {
        if (MaxRetries == 0)
            return false;
        if (WindowMilliseconds > 0)
            return PermitsInWindow(child, nowMilliseconds);
        return MaxRetries < 0 || ++child.Restarts <= MaxRetries;
    }

    private bool PermitsInWindow(ChildStats child, long now)
    {
        var first = child.Restarts == 0 || now - child.WindowStart > WindowMilliseconds;
        if (first)
        {
            (child.Restarts, child.WindowStart) = (1, now);
            return true;
        }

        // A window without a count allows one restart in each.
        return ++child.Restarts <= Math.Max(MaxRetries, 1);
    }
}
