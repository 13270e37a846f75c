using System.Buffers;
using LlmRouter.Contracts;
using LlmRouter.Dialects.OpenAi;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>Gathers a reply into one <c>response</c> document.</summary>
internal sealed class ResponsesDocumentWriter(ReplyShape shape) : IDeltaWriter
{
    private readonly ResponsesReply _reply = new(shape);
    private readonly ResponsesOutput _output = new(shape, events: null);

    public void Write(ReadOnlySpan<StreamDelta> deltas, IBufferWriter<byte> output)
    {
        foreach (ref readonly var delta in deltas)
        {
            _reply.Take(delta);
            if (delta.Choice == 0) _output.Take(delta, default);
        }
    }

    public void Complete(IBufferWriter<byte> output)
    {
        _output.Finish(_reply.Status);
        _reply.WriteEnded(new RawJsonWriter(output), _output);
    }

    public void Fail(RouterError error, IBufferWriter<byte> output) => OpenAiErrors.WriteBody(error, output);
}
