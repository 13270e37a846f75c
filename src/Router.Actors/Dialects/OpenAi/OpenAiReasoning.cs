using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>
/// Reads how much the model shall reason: OpenAI's <c>reasoning_effort</c>, OpenRouter's <c>reasoning</c>, and Anthropic's
/// <c>thinking</c>, which DeepSeek and others took over.
/// </summary>
internal static class OpenAiReasoning
{
    public static ReasoningOptions Read(JsonFields fields)
    {
        var router = JsonFields.Of(fields["reasoning"u8]);
        var thinking = JsonFields.Of(fields["thinking"u8]);
        var effort = fields.Text("reasoning_effort"u8) is { IsEmpty: false } word ? word : router.Text("effort"u8);
        return new ReasoningOptions(
            Switch(router["enabled"u8]) ?? Type(thinking), effort, JsonValue.Integer(router["max_tokens"u8]) ?? JsonValue.Integer(thinking["budget_tokens"u8]));
    }

    private static bool? Switch(ReadOnlyMemory<byte> value)
    {
        if (value.Span.SequenceEqual("true"u8)) return true;
        return value.Span.SequenceEqual("false"u8) ? false : null;
    }

    private static bool? Type(JsonFields thinking) => EscapedText.ToText(thinking.Text("type"u8).Span) switch
    {
        "enabled" or "adaptive" or "auto" => true,
        "disabled" => false,
        _ => null,
    };
}
