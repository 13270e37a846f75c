using System.Text.Json;
using LlmRouter.Json;

namespace LlmRouter.Dialects;

/// <summary>Maps every finish reason of any dialect that is in use to the four that clients know. Wire contract §1.4.</summary>
internal static class FinishReasons
{
    /// <summary>The reason that the reader stands on; an unknown one counts as <see cref="FinishReason.Stop"/>, because the provider did finish.</summary>
    public static FinishReason Read(in Utf8JsonReader reader) => Map(EscapedText.ToText(reader.ValueSpan));

    /// <summary>The name that goes to the client.</summary>
    public static ReadOnlySpan<byte> Name(FinishReason reason) => reason switch
    {
        FinishReason.Length => "length"u8,
        FinishReason.ToolCalls => "tool_calls"u8,
        FinishReason.ContentFilter => "content_filter"u8,
        _ => "stop"u8,
    };

    /// <summary>Maps a provider's word, in any case.</summary>
    public static FinishReason Map(string reason) => reason.ToUpperInvariant() switch
    {
        "LENGTH" or "MAX_TOKENS" or "MAX_OUTPUT_TOKENS" or "MODEL_LENGTH" or "MODEL_CONTEXT_WINDOW_EXCEEDED" or "TOKEN_LIMIT" => FinishReason.Length,
        "TOOL_CALLS" or "TOOL_CALL" or "TOOL_USE" or "FUNCTION_CALL" or "FUNCTIONCALL" => FinishReason.ToolCalls,
        "CONTENT_FILTER" or "CONTENT_FILTERED" or "SAFETY" or "RECITATION" or "BLOCKLIST" or "PROHIBITED_CONTENT" or "SPII"
            or "REFUSAL" or "SENSITIVE" or "GUARDRAIL_INTERVENED" => FinishReason.ContentFilter,
        _ => FinishReason.Stop,
    };
}
