using LlmRouter.Contracts;

namespace LlmRouter.Failover;

/// <summary>How one attempt at a provider ended, as its health sees it.</summary>
/// <param name="Model">The model by the provider's own name.</param>
/// <param name="Error">Null when it ended well.</param>
/// <param name="FirstToken">From its start to its first token; null when none came, or the answer came in one piece.</param>
/// <param name="Elapsed">From its start to its end.</param>
internal sealed record ExchangeOutcome(string Model, RouterError? Error, TimeSpan? FirstToken, TimeSpan Elapsed)
{
    /// <summary>It went through a half-open breaker: its end decides, or gives the ticket back.</summary>
    public bool IsProbe { get; init; }
}
