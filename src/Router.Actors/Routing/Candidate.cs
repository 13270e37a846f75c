using LlmRouter.Settings;

namespace LlmRouter.Routing;

/// <summary>Where a request may go.</summary>
/// <param name="Provider">The provider's configured name.</param>
/// <param name="Model">The model as that provider names it.</param>
internal sealed record Candidate(string Provider, string Model)
{
    /// <summary>Its share, for the policies that count shares.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Waits that the route sets for it; null: the provider's own.</summary>
    public ProviderTimeouts? Timeouts { get; init; }
}
