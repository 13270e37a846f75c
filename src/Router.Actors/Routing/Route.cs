using LlmRouter.Failover;
using LlmRouter.Settings;

namespace LlmRouter.Routing;

/// <summary>A route at work: its settings, its policy, and what its requests share.</summary>
internal sealed class Route(RouteSettings settings, IRoutePolicy policy)
{
    private long _turn = -1;

    public RouteSettings Settings { get; } = settings;

    public IRoutePolicy Policy { get; } = policy;

    /// <summary>What attempts beyond a request's first are paid with.</summary>
    public TokenBudget Retries { get; } = new(settings.Retry.Budget);

    /// <summary>What hedges are paid with; null without hedging.</summary>
    public TokenBudget? Hedges { get; } = settings.Hedge is { } hedge ? new TokenBudget(hedge.Budget) : null;

    /// <summary>Counts one request more.</summary>
    public long NextTurn() => Interlocked.Increment(ref _turn);
}
