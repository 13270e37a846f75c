using LlmRouter.Json;

namespace LlmRouter.Dialects;

/// <summary>Tool arguments as Ollama, Anthropic and Gemini have them: an object, where OpenAI has its text.</summary>
internal static class ToolArguments
{
    /// <summary>The escaped text of raw arguments, which are an object or a string that holds one; empty for anything else.</summary>
    public static ReadOnlyMemory<byte> ToText(ReadOnlyMemory<byte> raw) => JsonValue.IsObject(raw) ? JsonStrings.FromValue(raw.Span) : JsonValue.Text(raw);

    /// <summary>
    /// The object that the escaped text holds. Text that is no object, which models do write, stays readable as
    /// <c>{"_raw":"…"}</c>: anything but an object is refused, and the conversation must go on.
    /// </summary>
    public static byte[] ToObject(ReadOnlySpan<byte> escaped)
    {
        // Some models write null for a function without parameters.
        if (escaped.Trim((byte)' ') is [] or [(byte)'n', (byte)'u', (byte)'l', (byte)'l']) return "{}"u8.ToArray();
        if (JsonStrings.TryToObject(escaped, out var json)) return JsonCompact.WithoutSpace(json);
        return [.. "{\"_raw\":\""u8, .. escaped, .. "\"}"u8];
    }
}
