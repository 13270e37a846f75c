using System.Buffers;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>A part of an item as it was written so far: its end and the item's repeat all of it.</summary>
internal sealed class ResponsesOutputPart(ResponsesPartKind kind, int index)
{
    private readonly ByteBuffer _annotations = new();
    private readonly ByteBuffer _logprobs = new();

    public ResponsesPartKind Kind { get; } = kind;

    /// <summary>Its place among the contents, or among the parts of the summary.</summary>
    public int Index { get; } = index;

    public bool IsClosed { get; set; }

    public ByteBuffer Text { get; } = new();

    public int Annotations { get; private set; }

    /// <summary>Takes a raw object.</summary>
    public void Cite(ReadOnlySpan<byte> annotation)
    {
        if (Annotations++ > 0) _annotations.Write(","u8);
        _annotations.Write(annotation);
    }

    /// <summary>Takes a raw array.</summary>
    public void Take(ReadOnlySpan<byte> logprobs)
    {
        var entries = logprobs[1..^1];
        if (entries.Trim(" \t\r\n"u8).IsEmpty) return;
        if (_logprobs.Length > 0) _logprobs.Write(","u8);
        _logprobs.Write(entries);
    }

    /// <summary>Writes the part, with what it holds so far.</summary>
    public void Write(RawJsonWriter json)
    {
        json.BeginObject().Name("type"u8).Escaped(ResponsesParts.Type(Kind)).Name(ResponsesParts.Field(Kind)).Escaped(Text.Span);
        if (Kind == ResponsesPartKind.Text)
        {
            json.Name("annotations"u8).BeginArray().Members(_annotations.Span).EndArray();
            Logprobs(json);
        }

        json.EndObject();
    }

    /// <summary>Writes <c>"logprobs":[…]</c> of all of its text.</summary>
    public void Logprobs(RawJsonWriter json) => json.Name("logprobs"u8).BeginArray().Members(_logprobs.Span).EndArray();
}
