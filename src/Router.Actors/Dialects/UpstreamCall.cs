namespace LlmRouter.Dialects;

/// <summary>A request as the provider takes it.</summary>
/// <param name="Path">Relative to the provider's base URL, without a leading slash: <c>chat/completions</c>, <c>api/chat</c>.</param>
/// <param name="Body">The JSON body as UTF-8.</param>
internal sealed record UpstreamCall(string Path, ReadOnlyMemory<byte> Body);
