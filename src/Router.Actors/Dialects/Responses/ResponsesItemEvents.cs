using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>Writes the events about items. Those that end something repeat it whole, as the API does: their lines are as long as it is.</summary>
/// <param name="events">The frames.</param>
/// <param name="clientLine">Longest line to the client, in bytes; for deltas.</param>
internal sealed class ResponsesItemEvents(ResponsesEvents events, int clientLine)
{
    /// <summary>Room that a delta needs beside its text.</summary>
    private const int DeltaOverhead = 256;

    public void ItemAdded(ResponsesOutputItem item) => Item("response.output_item.added"u8, item, "in_progress"u8);

    public void ItemDone(ResponsesOutputItem item, ReadOnlySpan<byte> status) => Item("response.output_item.done"u8, item, status);

    public void PartAdded(ResponsesOutputItem item, ResponsesOutputPart part) =>
        Part(part.Kind == ResponsesPartKind.Summary ? "response.reasoning_summary_part.added"u8 : "response.content_part.added"u8, item, part);

    /// <summary>More text of a part, in lines of the client's length.</summary>
    /// <param name="item">The item.</param>
    /// <param name="part">Its part.</param>
    /// <param name="text">Escaped.</param>
    /// <param name="logprobs">Raw array; empty when there is none.</param>
    public void Delta(ResponsesOutputItem item, ResponsesOutputPart part, ReadOnlySpan<byte> text, ReadOnlySpan<byte> logprobs)
    {
        foreach (var piece in new EscapedPieces(text, Room(item)))
        {
            var json = Begin(DeltaType(part.Kind), item, part).Name("delta"u8).Escaped(piece);
            if (part.Kind == ResponsesPartKind.Text) json.Name("logprobs"u8).Raw(logprobs.IsEmpty ? "[]"u8 : logprobs);
            events.End(json);
            logprobs = default;
        }
    }

    public void PartDone(ResponsesOutputItem item, ResponsesOutputPart part)
    {
        var json = Begin(DoneType(part.Kind), item, part).Name(ResponsesParts.Field(part.Kind)).Escaped(part.Text.Span);
        if (part.Kind == ResponsesPartKind.Text) part.Logprobs(json);
        events.End(json);
        Part(part.Kind == ResponsesPartKind.Summary ? "response.reasoning_summary_part.done"u8 : "response.content_part.done"u8, item, part);
    }

    public void Annotation(ResponsesOutputItem item, ResponsesOutputPart part, ReadOnlySpan<byte> annotation) => events.End(
        Begin("response.output_text.annotation.added"u8, item, part).Name("annotation_index"u8).Number(part.Annotations - 1).Name("annotation"u8).Raw(annotation));

    public void Arguments(ResponsesOutputItem item, ReadOnlySpan<byte> text)
    {
        foreach (var piece in new EscapedPieces(text, Room(item)))
            events.End(Begin("response.function_call_arguments.delta"u8, item).Name("delta"u8).Escaped(piece));
    }

    public void ArgumentsDone(ResponsesOutputItem item) => events.End(
        Begin("response.function_call_arguments.done"u8, item).Name("name"u8).Escaped(item.Name).Name("arguments"u8).Escaped(item.Arguments.Span));

    /// <summary>The provider's own event, under our number and the item's place.</summary>
    public void Native(JsonFields said, ResponsesOutputItem? item)
    {
        var json = events.Begin(said.Text("type"u8).Span);
        foreach (var (name, value) in said.Members)
        {
            if (name.Span.SequenceEqual("type"u8) || name.Span.SequenceEqual("sequence_number"u8)) continue;
            json.Name(name.Span);
            if (item is not null && name.Span.SequenceEqual("output_index"u8)) json.Number(item.Index);
            else json.Raw(value.Span);
        }

        events.End(json);
    }

    private int Room(ResponsesOutputItem item) => clientLine - DeltaOverhead - item.Id.Length;

    private void Item(ReadOnlySpan<byte> type, ResponsesOutputItem item, ReadOnlySpan<byte> status)
    {
        var json = events.Begin(type).Name("output_index"u8).Number(item.Index).Name("item"u8);
        item.Write(json, status);
        events.End(json);
    }

    private void Part(ReadOnlySpan<byte> type, ResponsesOutputItem item, ResponsesOutputPart part)
    {
        var json = Begin(type, item, part).Name("part"u8);
        part.Write(json);
        events.End(json);
    }

    private RawJsonWriter Begin(ReadOnlySpan<byte> type, ResponsesOutputItem item, ResponsesOutputPart part) =>
        Begin(type, item).Name(part.Kind == ResponsesPartKind.Summary ? "summary_index"u8 : "content_index"u8).Number(part.Index);

    private RawJsonWriter Begin(ReadOnlySpan<byte> type, ResponsesOutputItem item) =>
        events.Begin(type).Name("item_id"u8).Escaped(item.Id).Name("output_index"u8).Number(item.Index);

    private static ReadOnlySpan<byte> DeltaType(ResponsesPartKind kind) => kind switch
    {
        ResponsesPartKind.Text => "response.output_text.delta"u8,
        ResponsesPartKind.Refusal => "response.refusal.delta"u8,
        ResponsesPartKind.Summary => "response.reasoning_summary_text.delta"u8,
        _ => "response.reasoning_text.delta"u8,
    };

    private static ReadOnlySpan<byte> DoneType(ResponsesPartKind kind) => kind switch
    {
        ResponsesPartKind.Text => "response.output_text.done"u8,
        ResponsesPartKind.Refusal => "response.refusal.done"u8,
        ResponsesPartKind.Summary => "response.reasoning_summary_text.done"u8,
        _ => "response.reasoning_text.done"u8,
    };
}
