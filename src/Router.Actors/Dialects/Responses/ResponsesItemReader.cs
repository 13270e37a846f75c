using LlmRouter.Dialects.OpenAi;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>
/// Reads the items of the output, streamed or whole. Deltas win; where a server says a text only when it is done, what is missing is said
/// then, once. Items of the provider's own (web search, images, MCP) pass as raw events for clients of this dialect.
/// </summary>
internal sealed class ResponsesItemReader(DeltaSink sink)
{
    private readonly List<ResponsesItemState> _items = [];
    private readonly Dictionary<int, ResponsesItemState> _byIndex = [];
    private bool _hasSummary;

    /// <summary>Function calls so far.</summary>
    public int Calls { get; private set; }

    /// <summary>What was said so far, in the order of the output.</summary>
    public IReadOnlyList<ResponsesItemState> Items => _items;

    /// <summary>An item begins.</summary>
    public void Added(int index, ReadOnlyMemory<byte> raw) => Begin(index < 0 ? NextIndex : index, raw, JsonFields.Read(raw));

    /// <summary>An item is there whole.</summary>
    public void Done(int index, ReadOnlyMemory<byte> raw)
    {
        var item = JsonFields.Read(raw);
        var state = Begin(index, raw, item);
        if (state.IsDone) return;
        state.IsDone = true;
        var type = item.Text("type"u8).Span;
        if (type.SequenceEqual("message"u8)) SayParts(state, item["content"u8]);
        else if (type.SequenceEqual("reasoning"u8)) SayReasoning(state, item);
        else if (type.SequenceEqual("function_call"u8)) SayCall(state, item);
        sink.Event("response.output_item.done"u8, state.Index, "item"u8, raw.Span);
    }

    /// <summary>More of a part.</summary>
    public void Delta(ResponsesPartKind kind, in ResponsesEvent read)
    {
        var state = At(read.OutputIndex);
        if (!Say(state, kind, read.PartIndex, read.Delta)) return;
        Logprobs(read.Logprobs);
    }

    /// <summary>A part is there whole.</summary>
    public void PartDone(ResponsesPartKind kind, int index, int part, ReadOnlyMemory<byte> text)
    {
        var state = At(index);
        var said = state.Said(kind, part);
        // Nothing of this part, but of another: some servers count parts otherwise in other events. The item's end tells.
        if (said == 0 && state.Said(kind) > 0) return;
        Say(state, kind, part, EscapedUnits.Skip(text, said));
    }

    /// <summary>A part is there whole, in the words of <c>content_part.done</c>.</summary>
    public void PartDone(in ResponsesEvent read)
    {
        if (read.Part.IsEmpty) return;
        var part = JsonFields.Read(read.Part);
        if (ResponsesParts.KindOf(part) is { } kind) PartDone(kind, read.OutputIndex, read.PartIndex, ResponsesParts.TextOf(part, kind));
    }

    public void Arguments(int index, ReadOnlyMemory<byte> text) => SayArguments(At(index), text);

    public void ArgumentsDone(int index, ReadOnlyMemory<byte> text)
    {
        var state = At(index);
        SayArguments(state, EscapedUnits.Skip(text, state.Arguments));
    }

    /// <summary>A source of a text.</summary>
    public void Annotation(int index, ReadOnlyMemory<byte> annotation)
    {
        var state = At(index);
        state.HasAnnotations = true;
        var members = ResponsesAnnotation.ToMembers(annotation);
        if (!members.IsEmpty) sink.Add(new StreamDelta { Kind = DeltaKind.Annotation, Text = members, HasTwin = true });
        sink.Event("response.output_text.annotation.added"u8, state.Index, "annotation"u8, annotation.Span);
    }

    /// <summary>What is missing of all texts of a kind, when the output is there whole.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="said">Units of it that were said.</param>
    /// <param name="parts">All of the output, in order.</param>
    public void SayRest(ResponsesPartKind kind, long said, IEnumerable<ReadOnlyMemory<byte>> parts)
    {
        foreach (var text in parts)
        {
            var units = EscapedUnits.Count(text.Span);
            if (said < units) Say(_items is [.., { IsDone: false } last] ? last : At(NextIndex), kind, 0, EscapedUnits.Skip(text, said));
            said = Math.Max(0, said - units);
        }
    }

    /// <summary>The index behind all that are known.</summary>
    public int NextIndex => _items.Count == 0 ? 0 : _items.Max(item => item.Index) + 1;

    private ResponsesItemState Begin(int index, ReadOnlyMemory<byte> raw, JsonFields item)
    {
        var state = At(index);
        if (!state.IsAdded)
        {
            state.IsAdded = true;
            state.Id = item.Text("id"u8).ToArray();
            sink.Event("response.output_item.added"u8, state.Index, "item"u8, ResponsesNative.Emptied(raw, item).Span);
        }

        // A call without a name cannot begin; its end tells it.
        if (state.Slot < 0 && item.Text("type"u8).Span.SequenceEqual("function_call"u8) && !item.Text("name"u8).IsEmpty) StartCall(state, item);
        return state;
    }

    private void SayParts(ResponsesItemState state, ReadOnlyMemory<byte> content)
    {
        var said = new Dictionary<ResponsesPartKind, long>();
        var index = 0;
        foreach (var raw in JsonValue.Elements(content).Where(JsonValue.IsObject))
        {
            var part = JsonFields.Read(raw);
            if (ResponsesParts.KindOf(part) is not { } kind) continue;
            var text = ResponsesParts.TextOf(part, kind);
            var units = EscapedUnits.Count(text.Span);
            if (!said.TryGetValue(kind, out var before)) before = state.Said(kind);
            if (before < units && Say(state, kind, index, EscapedUnits.Skip(text, before)) && before == 0) Logprobs(part["logprobs"u8]);
            said[kind] = Math.Max(0, before - units);
            index++;
            if (state.HasAnnotations) continue;
            foreach (var annotation in JsonValue.Elements(part["annotations"u8]).Where(JsonValue.IsObject)) Annotation(state.Index, annotation);
        }
    }

    private void SayReasoning(ResponsesItemState state, JsonFields item)
    {
        SayParts(state, item["content"u8]);
        SayParts(state, item["summary"u8]);
        var signature = EscapedText.Repair(item.Text("encrypted_content"u8));
        if (!signature.IsEmpty) sink.Add(new StreamDelta { Kind = DeltaKind.Signature, Text = signature });
    }

    private void SayCall(ResponsesItemState state, JsonFields item)
    {
        if (state.Slot < 0) StartCall(state, item);
        SayArguments(state, EscapedUnits.Skip(item.Text("arguments"u8), state.Arguments));
        // OpenAI's clients parse the text, and nothing is no JSON.
        if (state.Arguments == 0) SayArguments(state, "{}"u8.ToArray());
    }

    private void StartCall(ResponsesItemState state, JsonFields item)
    {
        var given = item.Text("call_id"u8) is { IsEmpty: false } call ? call : item.Text("id"u8);
        state.Slot = Calls++;
        sink.Call(state.Slot, given, item.Text("name"u8));
        if (OpenAiMembers.SignatureIn(item["extra_content"u8]) is { IsEmpty: false } signature)
            sink.Add(new StreamDelta { Kind = DeltaKind.Signature, OfCall = true, Tool = state.Slot, Text = signature });
    }

    private void SayArguments(ResponsesItemState state, ReadOnlyMemory<byte> text)
    {
        if (state.Slot < 0 || text.IsEmpty) return;
        state.Arguments += EscapedUnits.Count(text.Span);
        sink.Add(new StreamDelta { Kind = DeltaKind.ToolArguments, Tool = state.Slot, Text = text });
    }

    private bool Say(ResponsesItemState state, ResponsesPartKind kind, int part, ReadOnlyMemory<byte> text)
    {
        if (text.IsEmpty || Shadowed(state, kind)) return false;
        state.IsAdded = true;
        if (state.Current != (kind, part)) Open(state, kind, part);
        state.Add(kind, part, EscapedUnits.Count(text.Span));
        sink.Text(ResponsesParts.DeltaKindOf(kind), text);
        return true;
    }

    // A provider that shows the reasoning and its summary says the same twice: what came first counts.
    private static bool Shadowed(ResponsesItemState state, ResponsesPartKind kind) =>
        (kind == ResponsesPartKind.Summary && state.Said(ResponsesPartKind.Reasoning) > 0)
        || (kind == ResponsesPartKind.Reasoning && state.Said(ResponsesPartKind.Summary) > 0);

    private void Open(ResponsesItemState state, ResponsesPartKind kind, int part)
    {
        state.Current = (kind, part);
        sink.PartStarted(state.Index, kind);
        if (kind != ResponsesPartKind.Summary) return;
        // Parts of a summary are paragraphs; clients of this dialect see them as parts.
        if (_hasSummary) sink.Add(new StreamDelta { Kind = DeltaKind.Reasoning, Text = "\\n\\n"u8.ToArray(), HasTwin = true });
        _hasSummary = true;
    }

    private void Logprobs(ReadOnlyMemory<byte> logprobs)
    {
        if (JsonValue.IsArray(logprobs) && !logprobs.Span[1..^1].Trim(" \t\r\n"u8).IsEmpty)
            sink.Add(new StreamDelta { Kind = DeltaKind.Logprobs, Text = JsonCompact.OneLine(logprobs) });
    }

    // An event without an index is about the latest item.
    private ResponsesItemState At(int index)
    {
        if (index < 0) index = _items.Count == 0 ? 0 : _items[^1].Index;
        if (_byIndex.TryGetValue(index, out var known)) return known;
        var state = new ResponsesItemState(index);
        _byIndex.Add(index, state);
        _items.Add(state);
        return state;
    }
}
