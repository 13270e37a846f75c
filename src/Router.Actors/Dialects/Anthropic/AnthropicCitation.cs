using System.Buffers;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>Sources of a text, between Anthropic's citations and the members that all dialects share (<see cref="DeltaKind.Annotation"/>).</summary>
internal static class AnthropicCitation
{
    /// <summary>
    /// The shared members of a citation; empty when it has none. Anthropic's positions lie in the source, the shared ones in the answer:
    /// they are not passed.
    /// </summary>
    public static ReadOnlyMemory<byte> ToMembers(ReadOnlyMemory<byte> citation)
    {
        var fields = JsonFields.Read(citation);
        var url = fields["url"u8] is { IsEmpty: false } address ? address : fields["source"u8];
        var title = fields["title"u8] is { IsEmpty: false } given ? given : fields["document_title"u8];
        var output = new ArrayBufferWriter<byte>();
        new RawJsonWriter(output).Member("url"u8, Repaired(url)).Member("title"u8, Repaired(title)).Member("cited_text"u8, Repaired(fields["cited_text"u8]));
        return output.WrittenMemory;
    }

    /// <summary>Writes the citation of an annotation as a source on the web; false when it names no address, which Anthropic requires.</summary>
    public static bool TryWrite(ReadOnlyMemory<byte> members, IBufferWriter<byte> output)
    {
        var fields = JsonFields.OfMembers(members);
        if (!JsonValue.IsString(fields["url"u8])) return false;
        new RawJsonWriter(output).BeginObject().Name("type"u8).Escaped("web_search_result_location"u8)
            .Name("cited_text"u8).Escaped(fields.Text("cited_text"u8).Span)
            .Name("url"u8).Raw(fields["url"u8].Span)
            .Name("title"u8).Escaped(fields.Text("title"u8).Span)
            // Only Anthropic's own search can fill it; SDKs read it as a text.
            .Name("encrypted_index"u8).Escaped(default).EndObject();
        return true;
    }

    private static ReadOnlySpan<byte> Repaired(ReadOnlyMemory<byte> value) => JsonValue.IsString(value) ? EscapedText.Repair(value).Span : default;
}
