using LlmRouter.Contracts;

namespace LlmRouter.Routing;

/// <summary>Who may answer, in configured order, or why there is nobody.</summary>
/// <param name="Candidates">Empty when there is an error.</param>
/// <param name="Error">Why there is none.</param>
internal sealed record RoutePlan(IReadOnlyList<Candidate> Candidates, RouterError? Error = null)
{
    /// <summary>The route that the candidates come from; null when the client named a provider's model itself.</summary>
    public Route? Route { get; init; }
}
