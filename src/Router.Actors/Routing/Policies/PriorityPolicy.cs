namespace LlmRouter.Routing.Policies;

/// <summary>As configured: the first one as long as it may be asked.</summary>
internal sealed class PriorityPolicy : IRoutePolicy
{
    public string Name => "priority";

    public void Order(Span<CandidateLoad> candidates, long turn, Random random)
    {
    }
}
