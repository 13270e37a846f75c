using LlmRouter.Settings;

namespace LlmRouter.Dialects;

/// <summary>Whom a request is written for.</summary>
/// <param name="Model">The model by the provider's own name.</param>
/// <param name="Traits">What sets this provider apart from others of its dialect.</param>
internal sealed record UpstreamTarget(string Model, ProviderTraits Traits);
