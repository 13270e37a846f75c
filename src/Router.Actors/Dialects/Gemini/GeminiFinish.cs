using System.Text.Json;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Gemini;

/// <summary>Gemini's <c>finishReason</c>, by name, or by number as its protocol buffers have it and some servers send it.</summary>
internal static class GeminiFinish
{
    /// <summary>The reason that the reader stands on; null when it is none: the candidate goes on.</summary>
    public static FinishReason? Read(in Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String && !reader.ValueSpan.IsEmpty) return OfName(EscapedText.ToText(reader.ValueSpan));
        return reader.TryInteger(out var number) ? OfNumber(number) : null;
    }

    private static FinishReason? OfName(string name) => name switch
    {
        "FINISH_REASON_UNSPECIFIED" => null,
        "IMAGE_SAFETY" or "IMAGE_PROHIBITED_CONTENT" or "IMAGE_RECITATION" or "MODEL_ARMOR" => FinishReason.ContentFilter,
        _ => FinishReasons.Map(name),
    };

    // STOP 1, MAX_TOKENS 2, SAFETY 3, RECITATION 4, BLOCKLIST 7, PROHIBITED_CONTENT 8, SPII 9, IMAGE_SAFETY 11.
    private static FinishReason? OfNumber(long number) => number switch
    {
        0 => null,
        2 => FinishReason.Length,
        3 or 4 or 7 or 8 or 9 or 11 => FinishReason.ContentFilter,
        _ => FinishReason.Stop,
    };
}
