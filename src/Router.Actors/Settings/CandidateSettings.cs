namespace LlmRouter.Settings;

/// <summary>One who may answer for a route.</summary>
/// <param name="Provider">The provider's configured name.</param>
/// <param name="Model">
/// The model as that provider names it. <c>*</c> alone is the model as the client asked for it; within a longer name each <c>*</c> is what
/// the route's own <c>*</c> stood for.
/// </param>
/// <param name="Weight">Its share, for the policies that count shares; at least 1.</param>
/// <param name="Timeouts">The provider's waits with the route's over them.</param>
public sealed record CandidateSettings(string Provider, string Model, int Weight, ProviderTimeouts Timeouts);
