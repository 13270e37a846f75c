using System.Buffers;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>
/// Writes the blocks of a stream. Spec: "Each stream contains a series of content blocks, each of which have a content_block_start, one or
/// more content_block_delta events, and a content_block_stop event": one is open at a time, whatever the provider mixes.
/// </summary>
/// <param name="clientLine">Longest line to the client, in bytes.</param>
internal sealed class AnthropicBlockWriter(int clientLine)
{
    /// <summary>Room that a delta needs beside its text.</summary>
    private const int DeltaOverhead = 128;

    private readonly TypedEventWriter _events = new();

    // The first is open; the others wait, in order.
    private readonly Queue<AnthropicBlock> _queue = new();
    private readonly List<AnthropicBlock> _calls = [];
    private readonly Dictionary<int, RawMembers> _callMembers = [];
    private AnthropicBlock? _last;
    private int _count;
    private bool _flowing;

    /// <summary>From here on events go out; before, all of them wait.</summary>
    public void Flow(IBufferWriter<byte> output)
    {
        if (_flowing) return;
        _flowing = true;
        if (_queue.TryPeek(out var first)) Release(first, output);
        Advance(output);
    }

    public void Text(ReadOnlySpan<byte> text, IBufferWriter<byte> output) => Say(
        Open(AnthropicBlockKind.Text, "{\"type\":\"text\",\"text\":\"\"}"u8, output), "text_delta"u8, "text"u8, text, output);

    public void Thinking(ReadOnlySpan<byte> text, IBufferWriter<byte> output) => Say(OpenThinking(output), "thinking_delta"u8, "thinking"u8, text, output);

    /// <summary>Ends the thinking before it; without any, the provider hides it and the block has nothing else.</summary>
    public void Signature(ReadOnlySpan<byte> signature, IBufferWriter<byte> output)
    {
        var block = OpenThinking(output);
        Delta(block, "signature_delta"u8, "signature"u8, signature, output);
        block.IsEnded = true;
    }

    public void Call(in StreamDelta started, IBufferWriter<byte> output)
    {
        if (CallAt(started.Tool) is not null) return;
        var start = new ByteBuffer();
        var json = new RawJsonWriter(start).BeginObject().Name("type"u8).Escaped("tool_use"u8)
            .Name("id"u8).Escaped(started.Id.Span).Name("name"u8).Escaped(started.Name.Span).Name("input"u8).Raw("{}"u8);
        if (_callMembers.TryGetValue(started.Tool, out var members)) json.Members(members);
        json.EndObject();
        _calls.Add(Begin(AnthropicBlockKind.Call, start.Span, output, started.Tool));
    }

    /// <summary>Members of a call that only Anthropic has; they come before its start.</summary>
    public void CallMember(in StreamDelta member)
    {
        if (!_callMembers.TryGetValue(member.Tool, out var members)) _callMembers.Add(member.Tool, members = new RawMembers());
        members.Set(member.Text.Span);
    }

    public void Arguments(in StreamDelta delta, IBufferWriter<byte> output)
    {
        // What follows whole arguments of a block that is closed is no part of them.
        if (CallAt(delta.Tool) is not { IsEnded: false } block) return;
        var text = delta.Text.Span;
        // Some models write null for a function without parameters; an input is an object.
        if (!block.HasDeltas && text.SequenceEqual("null"u8)) text = "{}"u8;
        block.Arguments.Take(text);
        Say(block, "input_json_delta"u8, "partial_json"u8, text, output);
        Advance(output);
    }

    /// <summary>A source of the text before it; without a text it has no place.</summary>
    public void Citation(ReadOnlyMemory<byte> annotation, IBufferWriter<byte> output)
    {
        var citation = new ByteBuffer();
        if (_last is not { Kind: AnthropicBlockKind.Text, IsEnded: false } block || !AnthropicCitation.TryWrite(annotation, citation)) return;
        var json = Event(Target(block, output), "content_block_delta"u8, block.Index).Name("delta"u8).BeginObject();
        json.Name("type"u8).Escaped("citations_delta"u8).Name("citation"u8).Raw(citation.Span).EndObject();
        End(json, Target(block, output));
    }

    /// <summary>The provider's own word about a block.</summary>
    public void Native(JsonFields said, IBufferWriter<byte> output)
    {
        var type = said.Text("type"u8).Span;
        if (type.SequenceEqual("content_block_start"u8)) Start(said["content_block"u8], output);
        else if (type.SequenceEqual("content_block_stop"u8))
        {
            if (_last is not null) _last.IsEnded = true;
            Advance(output);
        }
        else if (type.SequenceEqual("content_block_delta"u8) && _last is { IsEnded: false } block)
        {
            var target = Target(block, output);
            End(Event(target, "content_block_delta"u8, block.Index).Name("delta"u8).Raw(said["delta"u8].Span), target);
        }
    }

    /// <summary>Everything is said: all blocks go out.</summary>
    public void Finish(IBufferWriter<byte> output)
    {
        foreach (var block in _queue) block.IsEnded = true;
        Advance(output);
    }

    private void Start(ReadOnlyMemory<byte> raw, IBufferWriter<byte> output)
    {
        if (JsonValue.IsObject(raw)) Begin(AnthropicBlockKinds.Of(raw), raw.Span, output);
    }

    private AnthropicBlock OpenThinking(IBufferWriter<byte> output) =>
        Open(AnthropicBlockKind.Thinking, "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}"u8, output);

    private AnthropicBlock Open(AnthropicBlockKind kind, ReadOnlySpan<byte> start, IBufferWriter<byte> output) =>
        _last is { IsEnded: false } block && block.Kind == kind ? block : Begin(kind, start, output);

    private AnthropicBlock Begin(AnthropicBlockKind kind, ReadOnlySpan<byte> start, IBufferWriter<byte> output, int slot = -1)
    {
        var block = new AnthropicBlock(_count++, kind, slot);
        // Its events wait until the blocks before it have stopped.
        End(Event(block.Waiting, "content_block_start"u8, block.Index).Name("content_block"u8).Raw(start), block.Waiting);
        _last = block;
        _queue.Enqueue(block);
        if (_flowing && _queue.Count == 1) Release(block, output);
        Advance(output);
        return block;
    }

    // Stops the open block when it may be, and opens the next.
    private void Advance(IBufferWriter<byte> output)
    {
        while (_flowing && _queue.TryPeek(out var open) && (open.IsEnded || (_queue.Count > 1 && open.MayStop)))
        {
            Stop(open, output);
            _queue.Dequeue();
            if (_queue.TryPeek(out var next)) Release(next, output);
        }
    }

    private void Stop(AnthropicBlock block, IBufferWriter<byte> output)
    {
        // Nothing is what Anthropic itself sends for a function without parameters, but an empty object is what every client parses.
        if (block is { Kind: AnthropicBlockKind.Call, HasDeltas: false }) Piece(block, "input_json_delta"u8, "partial_json"u8, "{}"u8, output);
        block.IsEnded = true;
        End(Event(output, "content_block_stop"u8, block.Index), output);
    }

    private static void Release(AnthropicBlock block, IBufferWriter<byte> output)
    {
        output.Write(block.Waiting.Span);
        block.Waiting.Clear();
    }

    // Wire contract §1.10: a client's line is bounded, so a long text goes in pieces.
    private void Say(AnthropicBlock block, ReadOnlySpan<byte> type, ReadOnlySpan<byte> name, ReadOnlySpan<byte> text, IBufferWriter<byte> output)
    {
        foreach (var piece in new EscapedPieces(text, clientLine - DeltaOverhead)) Delta(block, type, name, piece, output);
    }

    private void Delta(AnthropicBlock block, ReadOnlySpan<byte> type, ReadOnlySpan<byte> name, ReadOnlySpan<byte> text, IBufferWriter<byte> output) =>
        Piece(block, type, name, text, Target(block, output));

    private void Piece(
        AnthropicBlock block, ReadOnlySpan<byte> type, ReadOnlySpan<byte> name, ReadOnlySpan<byte> text, IBufferWriter<byte> target)
    {
        block.HasDeltas = true;
        var json = Event(target, "content_block_delta"u8, block.Index).Name("delta"u8).BeginObject();
        End(json.Name("type"u8).Escaped(type).Name(name).Escaped(text).EndObject(), target);
    }

    private IBufferWriter<byte> Target(AnthropicBlock block, IBufferWriter<byte> output) =>
        _flowing && _queue.TryPeek(out var open) && ReferenceEquals(open, block) ? output : block.Waiting;

    private AnthropicBlock? CallAt(int slot)
    {
        foreach (var call in _calls)
        {
            if (call.Slot == slot) return call;
        }

        return null;
    }

    private RawJsonWriter Event(IBufferWriter<byte> target, ReadOnlySpan<byte> type, int index) =>
        _events.Begin(type, target).Name("index"u8).Number(index);

    private static void End(RawJsonWriter json, IBufferWriter<byte> target) => TypedEventWriter.End(json, target);
}
