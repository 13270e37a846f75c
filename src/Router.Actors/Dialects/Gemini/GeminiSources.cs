using System.Buffers;
using System.Globalization;
using System.Text;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Gemini;

/// <summary>Reads where one candidate's text comes from: <c>groundingMetadata</c> of a search, <c>citationMetadata</c> of what it was trained on.</summary>
internal sealed class GeminiSources
{
    /// <summary>More sources than an answer has: what is beyond is not told.</summary>
    private const int MaxSources = 1024;

    // Later events repeat what earlier ones told.
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private bool _isPlain = true;

    /// <summary>The candidate said this: places in it are counted in bytes, which are characters only while all of it is ASCII.</summary>
    public void Said(ReadOnlySpan<byte> escaped)
    {
        if (!_isPlain) return;
        _isPlain = Ascii.IsValid(escaped);
        for (var at = escaped.IndexOf("\\u"u8); at >= 0 && _isPlain; at = escaped.IndexOf("\\u"u8))
        {
            escaped = escaped[(at + 2)..];
            _isPlain = escaped.Length > 2 && escaped.StartsWith("00"u8) && escaped[2] < '8';
        }
    }

    /// <summary>Reads <c>{"groundingChunks":[{"web":{"uri","title"}}],"groundingSupports":[{"segment":{…},"groundingChunkIndices":[0]}]}</c>.</summary>
    public void ReadGrounding(ReadOnlyMemory<byte> metadata, DeltaSink sink)
    {
        if (metadata.IsEmpty) return;
        var fields = JsonFields.Read(metadata);
        var sources = JsonValue.Elements(fields["groundingChunks"u8]).ConvertAll(Source);
        var isUsed = new bool[sources.Count];
        foreach (var support in JsonValue.Elements(fields["groundingSupports"u8]).Where(JsonValue.IsObject).Select(JsonFields.Read))
        {
            var segment = JsonFields.Of(support["segment"u8]);
            foreach (var index in JsonValue.Elements(support["groundingChunkIndices"u8]))
            {
                if (!int.TryParse(index.Span, CultureInfo.InvariantCulture, out var at) || at < 0 || at >= sources.Count) continue;
                isUsed[at] = true;
                Add(sources[at].Text("uri"u8), sources[at].Text("title"u8), segment, sink);
            }
        }

        for (var i = 0; i < sources.Count; i++)
        {
            if (!isUsed[i]) Add(sources[i].Text("uri"u8), sources[i].Text("title"u8), new JsonFields(), sink);
        }
    }

    /// <summary>Reads <c>{"citationSources":[…]}</c>, which Vertex AI calls <c>citations</c>: <c>{"startIndex","endIndex","uri","title"}</c> each.</summary>
    public void ReadCitations(ReadOnlyMemory<byte> metadata, DeltaSink sink)
    {
        if (metadata.IsEmpty) return;
        var fields = JsonFields.Read(metadata);
        var citations = JsonValue.Elements(fields["citationSources"u8] is { IsEmpty: false } sources ? sources : fields["citations"u8]);
        foreach (var citation in citations.Where(JsonValue.IsObject).Select(JsonFields.Read))
            Add(citation.Text("uri"u8), citation.Text("title"u8), citation, sink);
    }

    private void Add(ReadOnlyMemory<byte> uri, ReadOnlyMemory<byte> title, JsonFields place, DeltaSink sink)
    {
        if (uri.IsEmpty) return;
        var output = new ArrayBufferWriter<byte>();
        var json = new RawJsonWriter(output).Name("url"u8).Escaped(EscapedText.Repair(uri).Span);
        if (!title.IsEmpty) json.Name("title"u8).Escaped(EscapedText.Repair(title).Span);
        if (place.Text("text"u8) is { IsEmpty: false } cited) json.Name("cited_text"u8).Escaped(EscapedText.Repair(cited).Span);
        if (_isPlain && Number(place["endIndex"u8]) is { } end && Number(place["partIndex"u8]) is null or 0)
            json.Name("start_index"u8).Number(Number(place["startIndex"u8]) ?? 0).Name("end_index"u8).Number(end);
        if (_told.Count < MaxSources && _told.Add(Encoding.UTF8.GetString(output.WrittenSpan)))
            sink.Add(new StreamDelta { Kind = DeltaKind.Annotation, Choice = sink.Choice, Text = output.WrittenMemory });
    }

    // A chunk is of the web, of a map or of a store of the caller's own.
    private static JsonFields Source(ReadOnlyMemory<byte> chunk)
    {
        var fields = JsonFields.Of(chunk);
        foreach (var (_, value) in fields.Members)
        {
            if (JsonValue.IsObject(value)) return JsonFields.Read(value);
        }

        return fields;
    }

    private static long? Number(ReadOnlyMemory<byte> raw) => long.TryParse(raw.Span, CultureInfo.InvariantCulture, out var number) ? number : null;
}
