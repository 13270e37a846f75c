namespace LlmRouter.Bench.Soak;

/// <summary>One of the things that are watched.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Unit">In what; empty for a plain number.</param>
/// <param name="Rule">What would be drift.</param>
/// <param name="Slack">By <see cref="DriftRule.Growth"/> the share that it may grow; by <see cref="DriftRule.Return"/> how far it may be off.</param>
internal sealed record SoakCurve(string Name, string Unit, DriftRule Rule, double Slack)
{
    /// <summary>All of them, in the order of a sample's values.</summary>
    public static IReadOnlyList<SoakCurve> All { get; } =
    [
        new("resident memory", "MB", DriftRule.Growth, 0.10),
        // The runtime's own thread pool, sockets and timers take a few more or fewer from one quiet to the next.
        new("handles", "", DriftRule.Return, 8),
        new("threads", "", DriftRule.Return, 4),
        new("live streams", "", DriftRule.Return, 0),
        new("live graphs", "", DriftRule.Return, 0),
        new("live actors", "", DriftRule.Return, 0),
    ];

    public string Title => Unit.Length == 0 ? Name : $"{Name}, {Unit}";
}
