using System.Buffers;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>Adds what only clients of this dialect are told, as raw events that the writer numbers anew.</summary>
internal static class ResponsesNative
{
    /// <summary>An event about an item, with one value.</summary>
    public static void Event(this DeltaSink sink, ReadOnlySpan<byte> type, int outputIndex, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var output = new ArrayBufferWriter<byte>(value.Length + 96);
        new RawJsonWriter(output).Name("type"u8).Escaped(type).Name("output_index"u8).Number(outputIndex).Name(name).Raw(value);
        sink.Extension(ExtensionScope.Event, output.WrittenMemory);
    }

    /// <summary>A part begins. Whatever event it showed in, this is the event that says so.</summary>
    public static void PartStarted(this DeltaSink sink, int outputIndex, ResponsesPartKind kind) =>
        sink.Event("response.content_part.added"u8, outputIndex, "part"u8, (byte[])[.. "{\"type\":\""u8, .. ResponsesParts.Type(kind), .. "\"}"u8]);

    /// <summary>An event about something that no other dialect knows, as it came.</summary>
    public static void Whole(this DeltaSink sink, ReadOnlyMemory<byte> json)
    {
        var start = json.Span.IndexOf((byte)'{') + 1;
        sink.Extension(ExtensionScope.Event, json[start..json.Span.LastIndexOf((byte)'}')]);
    }

    /// <summary>The item as it is before its contents: those go as deltas, which can be split and counted.</summary>
    public static ReadOnlyMemory<byte> Emptied(ReadOnlyMemory<byte> raw, JsonFields item)
    {
        var type = item.Text("type"u8).Span;
        if (type.SequenceEqual("message"u8)) return JsonSplice.Apply(raw, JsonEdit.Set("content"u8, "[]"u8.ToArray()));
        if (type.SequenceEqual("function_call"u8)) return JsonSplice.Apply(raw, JsonEdit.Set("arguments"u8, "\"\""u8.ToArray()));
        // Reasoning that is shown stands beside its summary.
        return type.SequenceEqual("reasoning"u8)
            ? JsonSplice.Apply(raw, JsonEdit.Set("summary"u8, "[]"u8.ToArray()), JsonEdit.Set("content"u8, default))
            : raw;
    }
}
