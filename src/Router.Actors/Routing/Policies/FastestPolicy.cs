namespace LlmRouter.Routing.Policies;

/// <summary>
/// Peak-EWMA with the power of two choices: of two drawn at random the one with the lower cost, time to first token × requests under way
/// with this one. To take the cheapest of all would send everybody to the same candidate until the next measurement.
/// </summary>
internal sealed class FastestPolicy : IRoutePolicy
{
    private readonly struct ByCost(TimeSpan fastest) : IComparer<CandidateLoad>
    {
        public int Compare(CandidateLoad left, CandidateLoad right) => Cost(left).CompareTo(Cost(right));

        // Nothing is known and nothing under way: it costs nothing, so that it gets tried. While it is being tried it counts as quick as
        // the quickest, or all of a burst would go to where nobody knows the way.
        private double Cost(CandidateLoad candidate) => candidate switch
        {
            { FirstToken.Ticks: > 0 } => (double)candidate.FirstToken.Ticks * (candidate.InFlight + 1.0),
            { InFlight: 0 } => 0,
            _ => (double)fastest.Ticks * (candidate.InFlight + 1.0),
        };
    }

    public string Name => "fastest";

    public void Order(Span<CandidateLoad> candidates, long turn, Random random)
    {
        if (candidates.Length < 2) return;
        var order = new ByCost(Fastest(candidates));
        var one = random.Next(candidates.Length);
        var other = random.Next(candidates.Length - 1);
        if (other >= one) other++;

        var better = order.Compare(candidates[one], candidates[other]) <= 0 ? one : other;
        var worse = better == one ? other : one;
        CandidateSort.MoveToFront(candidates, better);
        // Those before the better one have moved up by one place.
        CandidateSort.MoveToFront(candidates[1..], worse < better ? worse : worse - 1);
        CandidateSort.Sort(candidates[2..], order);
    }

    // Of those known; one tick when none is, so that requests under way count all the same.
    private static TimeSpan Fastest(ReadOnlySpan<CandidateLoad> candidates)
    {
        var fastest = TimeSpan.MaxValue;
        foreach (var candidate in candidates)
            if (candidate.FirstToken > TimeSpan.Zero && candidate.FirstToken < fastest) fastest = candidate.FirstToken;
        return fastest == TimeSpan.MaxValue ? TimeSpan.FromTicks(1) : fastest;
    }
}
