using LlmRouter.Contracts;

namespace LlmRouter.Routing;

/// <summary>Candidates in the order to try them, or why there is none.</summary>
internal sealed record RoutePlan(IReadOnlyList<Candidate> Candidates, RouterError? Error = null);
