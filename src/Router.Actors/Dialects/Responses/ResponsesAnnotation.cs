using System.Buffers;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>Sources of a text, between <c>url_citation</c> and the members that all dialects share (<see cref="DeltaKind.Annotation"/>).</summary>
internal static class ResponsesAnnotation
{
    /// <summary>The shared members; empty for a source that has no address (a file of the provider's).</summary>
    public static ReadOnlyMemory<byte> ToMembers(ReadOnlyMemory<byte> annotation)
    {
        var fields = JsonFields.Read(annotation);
        if (!JsonValue.IsString(fields["url"u8])) return default;
        var output = new ArrayBufferWriter<byte>();
        new RawJsonWriter(output)
            .Member("url"u8, fields["url"u8].Span)
            .Member("title"u8, fields["title"u8].Span)
            .Member("start_index"u8, fields["start_index"u8].Span)
            .Member("end_index"u8, fields["end_index"u8].Span);
        return JsonCompact.OneLine(output.WrittenMemory);
    }

    /// <summary>Writes a <c>url_citation</c>, of which clients require every member; false when there is no address.</summary>
    public static bool TryWrite(ReadOnlyMemory<byte> members, IBufferWriter<byte> output)
    {
        var fields = JsonFields.OfMembers(members);
        if (!JsonValue.IsString(fields["url"u8])) return false;
        new RawJsonWriter(output).BeginObject().Name("type"u8).Escaped("url_citation"u8)
            .Name("start_index"u8).Raw(Number(fields["start_index"u8]))
            .Name("end_index"u8).Raw(Number(fields["end_index"u8]))
            .Name("url"u8).Raw(fields["url"u8].Span)
            .Name("title"u8).Escaped(fields.Text("title"u8).Span)
            .EndObject();
        return true;
    }

    private static ReadOnlySpan<byte> Number(ReadOnlyMemory<byte> value) => value.IsEmpty || value.Span[0] is < (byte)'0' or > (byte)'9' ? "0"u8 : value.Span;
}
