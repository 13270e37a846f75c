using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Gemini;

/// <summary>Reads <c>usageMetadata</c>, which comes with every event and counts from the beginning.</summary>
internal static class GeminiUsage
{
    /// <summary>Reads the value that the reader stands on; null when it counts nothing yet. Thoughts are counted beside the candidates, not in them.</summary>
    public static TokenUsage? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return null;
        long? prompt = null, completion = null, total = null, thoughts = null, cached = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader;
            reader.Read();
            if (name.Is("promptTokenCount"u8)) prompt = Count(reader);
            else if (name.Is("candidatesTokenCount"u8)) completion = Count(reader);
            else if (name.Is("totalTokenCount"u8)) total = Count(reader);
            else if (name.Is("thoughtsTokenCount"u8)) thoughts = Count(reader);
            else if (name.Is("cachedContentTokenCount"u8)) cached = Count(reader);
            reader.Skip();
        }

        if (prompt is null && completion is null && total is null) return null;
        var (read, written) = (prompt ?? 0, completion ?? 0);
        return new TokenUsage(read, written, total ?? (read + written + (thoughts ?? 0))) { ReasoningTokens = thoughts, CachedTokens = cached };
    }

    private static long? Count(in Utf8JsonReader reader) => reader.TryInteger(out var count) && count >= 0 ? count : null;
}
