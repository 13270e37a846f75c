namespace LlmRouter.Routing;

/// <summary>One way to find the order in which a route's candidates are asked. Stateless: the same arguments give the same order.</summary>
internal interface IRoutePolicy
{
    /// <summary>The name in configuration.</summary>
    string Name { get; }

    /// <summary>Sorts the candidates in place, the first to ask first. It gets those that may be asked, in configured order.</summary>
    /// <param name="candidates">At least one.</param>
    /// <param name="turn">How many requests the route has had before this one.</param>
    /// <param name="random">The only chance there is.</param>
    void Order(Span<CandidateLoad> candidates, long turn, Random random);
}
