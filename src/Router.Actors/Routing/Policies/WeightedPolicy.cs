namespace LlmRouter.Routing.Policies;

/// <summary>
/// A draw by weight without replacement: each is the first as often as its weight says, and whoever fails is followed by a draw
/// among the others, so that the load of a failed candidate spreads by weight too.
/// </summary>
internal sealed class WeightedPolicy : IRoutePolicy
{
    public string Name => "weighted";

    public void Order(Span<CandidateLoad> candidates, long turn, Random random)
    {
        var left = 0L;
        foreach (var candidate in candidates) left += candidate.Weight;
        for (; candidates.Length > 1; candidates = candidates[1..])
        {
            CandidateSort.MoveToFront(candidates, Draw(candidates, random.NextInt64(left)));
            left -= candidates[0].Weight;
        }
    }

    private static int Draw(ReadOnlySpan<CandidateLoad> candidates, long ticket)
    {
        var index = 0;
        while (ticket >= candidates[index].Weight) ticket -= candidates[index++].Weight;
        return index;
    }
}
