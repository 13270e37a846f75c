using LlmRouter.Json;

namespace LlmRouter.Dialects.Ollama;

/// <summary>Tool arguments as Ollama has them: an object, where OpenAI has its text.</summary>
internal static class OllamaArguments
{
    /// <summary>
    /// The object that the escaped text holds. Text that is no object, which models do write, stays readable as
    /// <c>{"_raw":"…"}</c>: Ollama refuses anything but an object, and the conversation must go on.
    /// </summary>
    public static byte[] ToObject(ReadOnlySpan<byte> escaped)
    {
        // Some models write null for a function without parameters.
        if (escaped.Trim((byte)' ') is [] or [(byte)'n', (byte)'u', (byte)'l', (byte)'l']) return "{}"u8.ToArray();
        if (JsonStrings.TryToObject(escaped, out var json)) return JsonCompact.WithoutSpace(json);
        return [.. "{\"_raw\":\""u8, .. escaped, .. "\"}"u8];
    }
}
