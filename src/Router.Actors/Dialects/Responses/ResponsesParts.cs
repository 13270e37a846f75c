using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>The four kinds of parts by their names.</summary>
internal static class ResponsesParts
{
    /// <summary>The kind of a raw part; null for one that has no text.</summary>
    public static ResponsesPartKind? KindOf(JsonFields part) => EscapedText.ToText(part.Text("type"u8).Span) switch
    {
        "output_text" or "text" => ResponsesPartKind.Text,
        "refusal" => ResponsesPartKind.Refusal,
        "summary_text" => ResponsesPartKind.Summary,
        "reasoning_text" => ResponsesPartKind.Reasoning,
        _ => null,
    };

    /// <summary>The escaped text of a raw part.</summary>
    public static ReadOnlyMemory<byte> TextOf(JsonFields part, ResponsesPartKind kind) => part.Text(Field(kind));

    /// <summary>The part's <c>type</c>.</summary>
    public static ReadOnlySpan<byte> Type(ResponsesPartKind kind) => kind switch
    {
        ResponsesPartKind.Text => "output_text"u8,
        ResponsesPartKind.Refusal => "refusal"u8,
        ResponsesPartKind.Summary => "summary_text"u8,
        _ => "reasoning_text"u8,
    };

    /// <summary>The member that holds the part's text, in the part and in the event that ends it.</summary>
    public static ReadOnlySpan<byte> Field(ResponsesPartKind kind) => kind == ResponsesPartKind.Refusal ? "refusal"u8 : "text"u8;

    /// <summary>What its text is to all dialects.</summary>
    public static DeltaKind DeltaKindOf(ResponsesPartKind kind) => kind switch
    {
        ResponsesPartKind.Text => DeltaKind.Text,
        ResponsesPartKind.Refusal => DeltaKind.Refusal,
        _ => DeltaKind.Reasoning,
    };
}
