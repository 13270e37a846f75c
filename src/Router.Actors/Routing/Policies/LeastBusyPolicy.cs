namespace LlmRouter.Routing.Policies;

/// <summary>
/// Fewest requests under way for its weight first. Equals take turns: in configured order the first of several idle candidates would
/// get every request of a quiet hour.
/// </summary>
internal sealed class LeastBusyPolicy : IRoutePolicy
{
    private readonly struct ByLoad : IComparer<CandidateLoad>
    {
        // a/b < c/d as a*d < c*b: no rounding, no overflow.
        public int Compare(CandidateLoad left, CandidateLoad right) =>
            ((long)left.InFlight * right.Weight).CompareTo((long)right.InFlight * left.Weight);
    }

    public string Name => "least-busy";

    public void Order(Span<CandidateLoad> candidates, long turn, Random random)
    {
        CandidateSort.Rotate(candidates, turn);
        CandidateSort.Sort(candidates, new ByLoad());
    }
}
