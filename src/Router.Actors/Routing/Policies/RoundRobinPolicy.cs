namespace LlmRouter.Routing.Policies;

/// <summary>Each candidate is the first in turn, and the ones behind it in configured order come next. Weights do not count.</summary>
internal sealed class RoundRobinPolicy : IRoutePolicy
{
    public string Name => "round-robin";

    public void Order(Span<CandidateLoad> candidates, long turn, Random random) => CandidateSort.Rotate(candidates, turn);
}
