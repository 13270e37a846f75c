using System.Buffers;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Ollama;

/// <summary>Gathers a reply into one Ollama document.</summary>
internal sealed class OllamaDocumentWriter(ReplyShape shape) : IDeltaWriter
{
    private readonly OllamaReply _reply = new(shape);
    private readonly ByteBuffer _text = new();
    private readonly ByteBuffer _thinking = new();

    public void Write(ReadOnlySpan<StreamDelta> deltas, IBufferWriter<byte> output)
    {
        foreach (ref readonly var delta in deltas)
        {
            if (delta.Kind is DeltaKind.Text or DeltaKind.Refusal && delta.Choice == 0) _text.Write(delta.Text.Span);
            else if (delta.Kind == DeltaKind.Reasoning && delta.Choice == 0) _thinking.Write(delta.Text.Span);
            else _reply.Take(delta);
        }
    }

    public void Fail(RouterError error, IBufferWriter<byte> output) => OllamaErrors.WriteBody(error, output);

    public void Complete(IBufferWriter<byte> output)
    {
        var json = _reply.Begin(output);
        _reply.Said(json, _text.Span, _thinking.Span, withCalls: true);
        _reply.Done(json);
    }
}
