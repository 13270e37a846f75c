using System.Buffers;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>What OpenAI's members beside the text mean in the words that all dialects share. Each is asked about one raw member.</summary>
internal static class OpenAiMembers
{
    /// <summary>The <c>content</c> array of <c>"logprobs":{…}</c>, on one line; empty for any other member, and for those of a legacy completion.</summary>
    public static ReadOnlyMemory<byte> TokenLogprobs(ReadOnlyMemory<byte> member)
    {
        if (!member.Span.StartsWith("\"logprobs\""u8)) return default;
        var content = JsonFields.Of(Value(member))["content"u8];
        return JsonValue.IsArray(content) ? JsonCompact.OneLine(content) : default;
    }

    /// <summary>The escaped signature in <c>"extra_content":{"google":{"thought_signature":"…"}}</c>; empty for any other member.</summary>
    public static ReadOnlyMemory<byte> CallSignature(ReadOnlyMemory<byte> member) =>
        member.Span.StartsWith("\"extra_content\""u8) ? SignatureIn(Value(member)) : default;

    /// <summary>The same of the value alone.</summary>
    public static ReadOnlyMemory<byte> SignatureIn(ReadOnlyMemory<byte> extraContent) =>
        EscapedText.Repair(JsonFields.Of(JsonFields.Of(extraContent)["google"u8]).Text("thought_signature"u8));

    /// <summary>Writes the member that <see cref="CallSignature"/> reads.</summary>
    public static byte[] WithSignature(ReadOnlySpan<byte> escaped) =>
        [.. "\"extra_content\":{\"google\":{\"thought_signature\":\""u8, .. escaped, .. "\"}}"u8];

    /// <summary>Each <c>url_citation</c> of <c>"annotations":[…]</c> as <see cref="DeltaKind.Annotation"/> has it; none for any other member.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Citations(ReadOnlyMemory<byte> member)
    {
        if (!member.Span.StartsWith("\"annotations\""u8)) return [];
        return [.. JsonValue.Elements(Value(member)).Select(Citation).Where(citation => !citation.IsEmpty)];
    }

    private static ReadOnlyMemory<byte> Citation(ReadOnlyMemory<byte> annotation)
    {
        var fields = JsonFields.Of(annotation);
        var citation = JsonValue.IsObject(fields["url_citation"u8]) ? JsonFields.Of(fields["url_citation"u8]) : fields;
        if (!JsonValue.IsString(citation["url"u8])) return default;
        var output = new ArrayBufferWriter<byte>();
        new RawJsonWriter(output)
            .Member("url"u8, citation["url"u8].Span)
            .Member("title"u8, citation["title"u8].Span)
            // OpenRouter's name for the text that the source says.
            .Member("cited_text"u8, citation["content"u8].Span)
            .Member("start_index"u8, citation["start_index"u8].Span)
            .Member("end_index"u8, citation["end_index"u8].Span);
        return JsonCompact.OneLine(output.WrittenMemory);
    }

    // The member has been read once: it is valid, and its name is a plain one.
    private static ReadOnlyMemory<byte> Value(ReadOnlyMemory<byte> member)
    {
        var value = member[(member.Span.IndexOf((byte)':') + 1)..];
        return value[^value.Span.TrimStart(" \t\r\n"u8).Length..];
    }
}
