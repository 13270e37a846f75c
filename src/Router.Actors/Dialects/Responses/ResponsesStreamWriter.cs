using System.Buffers;
using LlmRouter.Contracts;

namespace LlmRouter.Dialects.Responses;

/// <summary>
/// Writes a Responses stream: <c>response.created</c>, items, and only when the provider truly finished <c>response.completed</c> or
/// <c>response.incomplete</c>. There is no <c>[DONE]</c>. The API's own last events repeat the whole text, so it is kept until then.
/// </summary>
internal sealed class ResponsesStreamWriter : IDeltaWriter
{
    private readonly ResponsesEvents _events = new();
    private readonly ResponsesReply _reply;
    private readonly ResponsesOutput _output;
    private bool _begun;

    public ResponsesStreamWriter(ReplyShape shape)
    {
        _reply = new ResponsesReply(shape);
        _output = new ResponsesOutput(shape, new ResponsesItemEvents(_events, shape.ClientLine));
    }

    public void Write(ReadOnlySpan<StreamDelta> deltas, IBufferWriter<byte> output)
    {
        if (_begun) _events.To(output);
        for (var i = 0; i < deltas.Length; i++)
        {
            ref readonly var delta = ref deltas[i];
            _reply.Take(delta);
            // A response has one choice: others are not shown.
            if (delta.Choice != 0 || (delta.Kind == DeltaKind.Logprobs && !ResponsesLogprobs.AreAlone(deltas, i))) continue;
            if (delta.IsSemantic()) Begin(output);
            _output.Take(delta, delta.Kind == DeltaKind.Text ? ResponsesLogprobs.Beside(deltas, i) : default);
        }
    }

    public void Complete(IBufferWriter<byte> output)
    {
        Begin(output);
        _events.To(output);
        _output.Finish(_reply.Status);
        var json = _events.Begin(_reply.LastEvent).Name("response"u8);
        _reply.WriteEnded(json, _output);
        _events.End(json);
    }

    public void Fail(RouterError error, IBufferWriter<byte> output)
    {
        var number = _begun ? _events.Next : 0;
        ResponsesErrors.WriteEvent(error, number, output);
        // What never began has not failed: SDKs know no response before response.created.
        if (!_begun) return;
        var json = ResponsesEvents.Begin("response.failed"u8, number + 1, output).Name("response"u8);
        _reply.WriteFailed(json, error);
        TypedEventWriter.End(json, output);
    }

    private void Begin(IBufferWriter<byte> output)
    {
        if (_begun) return;
        _begun = true;
        Head("response.created"u8, 0, output);
        Head("response.in_progress"u8, 1, output);
        _events.Release(output);
    }

    private void Head(ReadOnlySpan<byte> type, int number, IBufferWriter<byte> output)
    {
        var json = ResponsesEvents.Begin(type, number, output).Name("response"u8);
        _reply.WriteBegun(json);
        TypedEventWriter.End(json, output);
    }
}
