using System.Buffers;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>Gathers a reply into one <c>message</c> document.</summary>
internal sealed class AnthropicDocumentWriter(ReplyShape shape) : IDeltaWriter
{
    private readonly AnthropicReply _reply = new(shape);
    private readonly List<AnthropicDocumentBlock> _blocks = [];
    private readonly Dictionary<int, RawMembers> _callMembers = [];

    public void Write(ReadOnlySpan<StreamDelta> deltas, IBufferWriter<byte> output)
    {
        foreach (ref readonly var delta in deltas)
        {
            _reply.Take(delta);
            if (delta.Choice == 0) Take(delta);
        }
    }

    public void Complete(IBufferWriter<byte> output)
    {
        var json = new RawJsonWriter(output).BeginObject();
        _reply.Head(json);
        json.Name("content"u8).BeginArray();
        foreach (var block in _blocks) block.Write(json);
        json.EndArray();
        _reply.End(json);
        _reply.Usage(json);
        _reply.Others(json);
        json.Members(_reply.Tail).EndObject();
    }

    public void Fail(RouterError error, IBufferWriter<byte> output) => AnthropicErrors.WriteBody(error, output);

    private void Take(in StreamDelta delta)
    {
        switch (delta.Kind)
        {
            case DeltaKind.Text or DeltaKind.Refusal: Open(AnthropicBlockKind.Text, "\"type\":\"text\",\"text\":\"\""u8).Say(delta.Text.Span); break;
            case DeltaKind.Reasoning: OpenThinking().Say(delta.Text.Span); break;
            case DeltaKind.Signature when !delta.OfCall: OpenThinking().Sign(delta.Text.Span); break;
            case DeltaKind.Annotation: Cite(delta.Text); break;
            case DeltaKind.ToolCallStarted when CallAt(delta.Tool) is null: StartCall(delta); break;
            case DeltaKind.ToolArguments: CallAt(delta.Tool)?.Say(delta.Text.Span); break;
            case DeltaKind.Extension when delta.Scope == ExtensionScope.ToolCall: CallMembers(delta.Tool).Set(delta.Text.Span); break;
            case DeltaKind.Extension when delta.Scope == ExtensionScope.Event:
                Native(JsonFields.OfMembers(delta.Text));
                break;
        }
    }

    private void Native(JsonFields said)
    {
        var type = said.Text("type"u8).Span;
        if (type.SequenceEqual("message_delta"u8)) _reply.TakeTail(said);
        else if (type.SequenceEqual("content_block_start"u8) && JsonValue.IsObject(said["content_block"u8])) Start(said["content_block"u8]);
        else if (_blocks.Count == 0) return;
        else if (type.SequenceEqual("content_block_stop"u8)) _blocks[^1].IsEnded = true;
        else if (JsonValue.IsObject(said["delta"u8])) _blocks[^1].Take(JsonFields.Read(said["delta"u8]));
    }

    private void Start(ReadOnlyMemory<byte> raw) => Begin(AnthropicBlockKinds.Of(raw), raw.Span[1..^1]);

    private void StartCall(in StreamDelta started)
    {
        var block = Begin(AnthropicBlockKind.Call, "\"type\":\"tool_use\""u8, started.Tool);
        block.Members.Set("id"u8, JsonStrings.Quote(started.Id.Span));
        block.Members.Set("name"u8, JsonStrings.Quote(started.Name.Span));
        block.Members.Set("input"u8, "{}"u8);
        if (_callMembers.TryGetValue(started.Tool, out var members)) block.Members.Set(members.ToArray());
    }

    private void Cite(ReadOnlyMemory<byte> annotation)
    {
        var citation = new ByteBuffer();
        if (_blocks is [.., { Kind: AnthropicBlockKind.Text, IsEnded: false } last] && AnthropicCitation.TryWrite(annotation, citation)) last.Cite(citation.Span);
    }

    private AnthropicDocumentBlock OpenThinking() => Open(AnthropicBlockKind.Thinking, "\"type\":\"thinking\",\"thinking\":\"\""u8);

    private AnthropicDocumentBlock Open(AnthropicBlockKind kind, ReadOnlySpan<byte> members) =>
        _blocks is [.., { IsEnded: false } last] && last.Kind == kind ? last : Begin(kind, members);

    private AnthropicDocumentBlock Begin(AnthropicBlockKind kind, ReadOnlySpan<byte> members, int slot = -1)
    {
        var block = new AnthropicDocumentBlock(kind, slot);
        block.Members.Set(members);
        _blocks.Add(block);
        return block;
    }

    private AnthropicDocumentBlock? CallAt(int slot)
    {
        foreach (var block in _blocks)
        {
            if (block.Kind == AnthropicBlockKind.Call && block.Slot == slot) return block;
        }

        return null;
    }

    private RawMembers CallMembers(int slot)
    {
        if (!_callMembers.TryGetValue(slot, out var members)) _callMembers.Add(slot, members = new RawMembers());
        return members;
    }
}
