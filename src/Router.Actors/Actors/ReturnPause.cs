namespace LlmRouter.Actors;

/// <summary>How long an actor that ended stays away: twice as long each time, never for good, and forgotten after a quiet time. A value.</summary>
/// <param name="Ends">How often it ended without a quiet time in between.</param>
/// <param name="LastEnd">When it ended last, on a monotonic clock.</param>
internal readonly record struct ReturnPause(int Ends, TimeSpan LastEnd)
{
    /// <summary>Away for this long after the first end.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    /// <summary>Away for this long at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Longer than the longest pause: else whoever crashes at every return would be forgiven each time.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(2);

    /// <summary>A fifth of each pause is chance, so that those who ended together do not come back together.</summary>
    private const double Share = 0.2;

    /// <summary>It ended once more.</summary>
    public ReturnPause Next(TimeSpan now) => new(Ends == 0 || now - LastEnd > Quiet ? 1 : Ends + 1, now);

    /// <param name="chance">From 0 to 1.</param>
    public TimeSpan Length(double chance)
    {
        // 2^30 of the shortest is far beyond the longest.
        var doubled = Shortest * Math.Pow(2, Math.Min(Ends - 1, 30));
        return (doubled < Longest ? doubled : Longest) * (1 - (Share * chance));
    }
}
