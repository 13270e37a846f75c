namespace LlmRouter.Contracts;

/// <summary>One entry of <c>GET /v1/models</c>.</summary>
/// <param name="Id">The name clients ask for.</param>
/// <param name="OwnedBy">The provider's configured name.</param>
/// <param name="Created">Unix seconds; stable for the life of the entry.</param>
public sealed record ModelInfo(string Id, string OwnedBy, long Created);
