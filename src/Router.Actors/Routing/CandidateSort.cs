namespace LlmRouter.Routing;

/// <summary>A stable sort in place that allocates nothing. For the few candidates of a route, insertion is also the quickest.</summary>
internal static class CandidateSort
{
    /// <summary>Equal candidates keep their order.</summary>
    public static void Sort<TOrder>(Span<CandidateLoad> candidates, TOrder order)
        where TOrder : struct, IComparer<CandidateLoad>
    {
        for (var i = 1; i < candidates.Length; i++)
        {
            var next = candidates[i];
            var at = i;
            for (; at > 0 && order.Compare(candidates[at - 1], next) > 0; at--) candidates[at] = candidates[at - 1];
            candidates[at] = next;
        }
    }

    /// <summary>Turns the order by so many places: with 1 the second becomes the first, the first the last.</summary>
    public static void Rotate(Span<CandidateLoad> candidates, long places)
    {
        var first = (int)(places % candidates.Length);
        candidates[..first].Reverse();
        candidates[first..].Reverse();
        candidates.Reverse();
    }

    /// <summary>Moves one to the front; the order of the others stays.</summary>
    public static void MoveToFront(Span<CandidateLoad> candidates, int index)
    {
        var chosen = candidates[index];
        candidates[..index].CopyTo(candidates[1..]);
        candidates[0] = chosen;
    }
}
