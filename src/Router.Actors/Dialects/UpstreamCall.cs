using LlmRouter.Json;

namespace LlmRouter.Dialects;

/// <summary>A request as the provider takes it.</summary>
/// <param name="Path">Relative to the provider's base URL, without a leading slash, with a query where there is one: <c>chat/completions</c>, <c>api/chat</c>.</param>
/// <param name="Body">The JSON body as UTF-8.</param>
internal sealed record UpstreamCall(string Path, ReadOnlyMemory<byte> Body)
{
    /// <summary>The JSON body as UTF-8. A client that cut a text inside an emoji sent half a surrogate pair, and Anthropic refuses the whole conversation for it.</summary>
    public ReadOnlyMemory<byte> Body { get; } = EscapedText.Repair(Body);

    /// <summary>Headers that belong to the request, not to the provider: they replace configured ones of the same name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Called when the whole body is out.</summary>
    public Action? OnSent { get; init; }
}
