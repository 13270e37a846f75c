using System.Buffers;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>
/// Reads content blocks, streamed or whole. Text, thinking and function calls become words that every dialect has; where blocks begin
/// and end, citations, and blocks of Anthropic's own (redacted thinking, server tools and their results) pass as raw events for its own clients.
/// </summary>
internal sealed class AnthropicBlockReader(DeltaSink sink)
{
    private readonly List<Call> _open = [];

    private sealed class Call(int index, int slot, ReadOnlyMemory<byte> input)
    {
        public readonly int Index = index;
        public readonly int Slot = slot;

        /// <summary>Escaped arguments that stood in the block's start: they count unless deltas bring others.</summary>
        public readonly ReadOnlyMemory<byte> Input = input;

        public bool HasArguments;
    }

    /// <summary>Function calls so far; Anthropic's block index counts all blocks, a slot only calls.</summary>
    public int Calls { get; private set; }

    /// <summary>A block begins; in a document it stands here whole.</summary>
    public void Start(int index, ReadOnlyMemory<byte> raw)
    {
        var block = JsonFields.Read(raw);
        var type = block.Text("type"u8).Span;
        if (type.SequenceEqual("tool_use"u8)) StartCall(index, block);
        else if (type.SequenceEqual("text"u8)) StartText(raw, block);
        else if (type.SequenceEqual("thinking"u8)) StartThinking(raw, block);
        // Clients tell blocks by their type: one without it is none.
        else if (!type.IsEmpty) Native("content_block_start"u8, "content_block"u8, raw);
    }

    public void Delta(in AnthropicEvent read)
    {
        var type = read.DeltaType.Span;
        if (type.SequenceEqual("text_delta"u8)) sink.Text(DeltaKind.Text, read.DeltaText);
        else if (type.SequenceEqual("thinking_delta"u8)) sink.Text(DeltaKind.Reasoning, read.DeltaText);
        else if (type.SequenceEqual("signature_delta"u8)) Signature(read.DeltaText);
        else if (type.SequenceEqual("input_json_delta"u8) && At(read.Index) is { } call) Arguments(call, read.DeltaText);
        else if (!read.Delta.IsEmpty && !type.IsEmpty)
        {
            if (!read.Citation.IsEmpty) Annotation(read.Citation);
            Native("content_block_delta"u8, "delta"u8, read.Delta);
        }
    }

    public void Stop(int index)
    {
        if (At(index) is { } call) Close(call);
        sink.Extension(ExtensionScope.Event, "\"type\":\"content_block_stop\""u8.ToArray());
    }

    /// <summary>The message has ended: calls whose block was never stopped have what they have.</summary>
    public void Finish()
    {
        while (_open.Count > 0) Close(_open[0]);
    }

    private void StartText(ReadOnlyMemory<byte> raw, JsonFields block)
    {
        var text = block.Text("text"u8);
        Native("content_block_start"u8, "content_block"u8, IsEmptyText(block["text"u8]) ? raw : Emptied(raw, "text"u8));
        sink.Text(DeltaKind.Text, text);
        foreach (var citation in JsonValue.Elements(block["citations"u8]).Where(JsonValue.IsObject)) Annotation(citation);
    }

    private void StartThinking(ReadOnlyMemory<byte> raw, JsonFields block)
    {
        var (text, signature) = (block.Text("thinking"u8), block.Text("signature"u8));
        var isBegun = IsEmptyText(block["thinking"u8]) && signature.IsEmpty;
        Native("content_block_start"u8, "content_block"u8, isBegun ? raw : Emptied(Emptied(raw, "thinking"u8), "signature"u8));
        sink.Text(DeltaKind.Reasoning, text);
        Signature(signature);
    }

    // As a block begins in a stream. A document has its text here, and a broken provider nothing: SDKs add deltas to what they find.
    private static bool IsEmptyText(ReadOnlyMemory<byte> value) => value.Span.SequenceEqual("\"\""u8);

    private void StartCall(int index, JsonFields block)
    {
        if (At(index) is { } stale) Close(stale);
        var slot = Calls++;
        foreach (var (name, value) in block.Members)
        {
            if (!JsonValue.IsNull(value) && !IsOfCall(name.Span)) sink.Extension(ExtensionScope.ToolCall, name, value, slot);
        }

        var input = block["input"u8];
        var whole = JsonValue.IsObject(input) && !JsonEvent.IsEmptyObject(input.Span) ? JsonStrings.FromValue(input.Span) : default;
        _open.Add(new Call(index, slot, whole));
        sink.Call(slot, block.Text("id"u8), block.Text("name"u8));
    }

    private void Close(Call call)
    {
        _open.Remove(call);
        // A function without parameters is called with no text at all; OpenAI's clients parse the text, and nothing is no JSON.
        if (!call.HasArguments) Arguments(call, call.Input.IsEmpty ? "{}"u8.ToArray() : call.Input);
    }

    private void Arguments(Call call, ReadOnlyMemory<byte> text)
    {
        if (text.IsEmpty) return;
        call.HasArguments = true;
        sink.Add(new StreamDelta { Kind = DeltaKind.ToolArguments, Tool = call.Slot, Text = text });
    }

    private void Signature(ReadOnlyMemory<byte> signature)
    {
        if (!signature.IsEmpty) sink.Add(new StreamDelta { Kind = DeltaKind.Signature, Text = EscapedText.Repair(signature) });
    }

    private void Annotation(ReadOnlyMemory<byte> citation)
    {
        var members = AnthropicCitation.ToMembers(citation);
        if (!members.IsEmpty) sink.Add(new StreamDelta { Kind = DeltaKind.Annotation, Text = members, HasTwin = true });
    }

    private void Native(ReadOnlySpan<byte> type, ReadOnlySpan<byte> name, ReadOnlyMemory<byte> value)
    {
        var output = new ArrayBufferWriter<byte>(value.Length + 64);
        new RawJsonWriter(output).Name("type"u8).Escaped(type).Name(name).Raw(value.Span);
        sink.Extension(ExtensionScope.Event, output.WrittenMemory);
    }

    // What the block says goes as deltas, which can be split and counted; the raw start keeps the rest.
    private static ReadOnlyMemory<byte> Emptied(ReadOnlyMemory<byte> raw, ReadOnlySpan<byte> name) =>
        JsonSplice.Apply(raw, JsonEdit.Set(name, "\"\""u8.ToArray()));

    private static bool IsOfCall(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("type"u8) || name.SequenceEqual("id"u8) || name.SequenceEqual("name"u8) || name.SequenceEqual("input"u8);

    private Call? At(int index)
    {
        foreach (var call in _open)
        {
            if (call.Index == index) return call;
        }

        return null;
    }
}
