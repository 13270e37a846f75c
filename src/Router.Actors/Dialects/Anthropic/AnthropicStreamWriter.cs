using System.Buffers;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>
/// Writes a Messages stream: <c>message_start</c>, content blocks, and only when the provider truly finished <c>message_delta</c> and
/// <c>message_stop</c>.
/// </summary>
internal sealed class AnthropicStreamWriter(ReplyShape shape) : IDeltaWriter
{
    private readonly AnthropicReply _reply = new(shape);
    private readonly AnthropicBlockWriter _blocks = new(shape.ClientLine);
    private readonly TypedEventWriter _events = new();
    private bool _begun;

    public void Write(ReadOnlySpan<StreamDelta> deltas, IBufferWriter<byte> output)
    {
        foreach (ref readonly var delta in deltas)
        {
            _reply.Take(delta);
            if (delta.Choice != 0) continue;
            Block(delta, output);
            if (delta.IsSemantic()) Begin(output);
        }
    }

    public void Complete(IBufferWriter<byte> output)
    {
        Begin(output);
        _blocks.Finish(output);
        var json = _events.Begin("message_delta"u8, output).Name("delta"u8).BeginObject();
        _reply.End(json);
        json.EndObject();
        _reply.Usage(json);
        TypedEventWriter.End(json.Members(_reply.Tail), output);
        TypedEventWriter.End(_events.Begin("message_stop"u8, output), output);
    }

    public void Fail(RouterError error, IBufferWriter<byte> output) => AnthropicErrors.WriteEvent(error, output);

    private void Block(in StreamDelta delta, IBufferWriter<byte> output)
    {
        switch (delta.Kind)
        {
            case DeltaKind.Text or DeltaKind.Refusal: _blocks.Text(delta.Text.Span, output); break;
            case DeltaKind.Reasoning: _blocks.Thinking(delta.Text.Span, output); break;
            // Anthropic signs thinking, never a call.
            case DeltaKind.Signature when !delta.OfCall: _blocks.Signature(delta.Text.Span, output); break;
            case DeltaKind.Annotation: _blocks.Citation(delta.Text, output); break;
            case DeltaKind.ToolCallStarted: _blocks.Call(delta, output); break;
            case DeltaKind.ToolArguments: _blocks.Arguments(delta, output); break;
            case DeltaKind.Extension when delta.Scope == ExtensionScope.ToolCall: _blocks.CallMember(delta); break;
            case DeltaKind.Extension when delta.Scope == ExtensionScope.Event: Native(delta.Text, output); break;
        }
    }

    private void Native(ReadOnlyMemory<byte> members, IBufferWriter<byte> output)
    {
        var said = JsonFields.OfMembers(members);
        if (said.Text("type"u8).Span.SequenceEqual("message_delta"u8)) _reply.TakeTail(said);
        else _blocks.Native(said, output);
    }

    private void Begin(IBufferWriter<byte> output)
    {
        if (_begun) return;
        _begun = true;
        var json = _events.Begin("message_start"u8, output).Name("message"u8).BeginObject();
        _reply.Head(json);
        json.Name("content"u8).Raw("[]"u8).Name("stop_reason"u8).Raw("null"u8).Name("stop_sequence"u8).Raw("null"u8);
        _reply.Usage(json);
        _reply.Others(json);
        TypedEventWriter.End(json.EndObject(), output);
        _blocks.Flow(output);
    }
}
