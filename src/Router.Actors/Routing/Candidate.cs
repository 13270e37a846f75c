namespace LlmRouter.Routing;

/// <summary>Where a request may go.</summary>
/// <param name="Provider">The provider's configured name.</param>
/// <param name="Model">The model as that provider names it.</param>
internal sealed record Candidate(string Provider, string Model);
