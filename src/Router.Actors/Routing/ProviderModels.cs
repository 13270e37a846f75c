namespace LlmRouter.Routing;

/// <param name="Name">The provider's configured name.</param>
/// <param name="Models">The models it offers, configured ones first, each once.</param>
/// <param name="Complete">True once its own list was read; until then it may offer more.</param>
/// <param name="BuiltIn">The demo.</param>
internal sealed record ProviderModels(string Name, IReadOnlyList<string> Models, bool Complete, bool BuiltIn = false);
