using System.Buffers;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Ollama;

/// <summary>Writes Ollama's stream: one JSON object a line, the last with <c>done</c>.</summary>
internal sealed class OllamaStreamWriter(ReplyShape shape) : IDeltaWriter
{
    /// <summary>Room that a line needs beside its text.</summary>
    private const int LineOverhead = 512;

    private readonly OllamaReply _reply = new(shape);

    public void Write(ReadOnlySpan<StreamDelta> deltas, IBufferWriter<byte> output)
    {
        for (var i = 0; i < deltas.Length; i++)
        {
            ref readonly var delta = ref deltas[i];
            if (i == 0 || delta.Event != deltas[i - 1].Event) TakeBeside(deltas[i..]);
            if (delta.Kind is DeltaKind.Text or DeltaKind.Refusal or DeltaKind.Reasoning) WriteText(delta, output);
            else if (!IsBeside(delta)) _reply.Take(delta);
        }
    }

    // It goes out with the text that it came with, wherever in the event it stood.
    private void TakeBeside(ReadOnlySpan<StreamDelta> deltas)
    {
        for (var i = 0; i < deltas.Length && deltas[i].Event == deltas[0].Event; i++)
        {
            if (IsBeside(deltas[i])) _reply.Take(deltas[i]);
        }
    }

    private static bool IsBeside(in StreamDelta delta) => delta.Kind is DeltaKind.Logprobs or DeltaKind.Extension;

    public void Complete(IBufferWriter<byte> output)
    {
        if (_reply.HasCalls)
        {
            var calls = _reply.Begin(output);
            _reply.Said(calls, default, default, withCalls: true);
            _reply.More(calls);
            output.Write("\n"u8);
        }

        var last = _reply.Begin(output);
        _reply.Said(last, default, default, withCalls: false);
        _reply.Done(last);
        output.Write("\n"u8);
    }

    public void Fail(RouterError error, IBufferWriter<byte> output) => OllamaErrors.WriteLine(error, output);

    private void WriteText(in StreamDelta delta, IBufferWriter<byte> output)
    {
        if (delta.Choice != 0) return;
        foreach (var piece in new EscapedPieces(delta.Text.Span, shape.ClientLine - LineOverhead))
        {
            var thinking = delta.Kind == DeltaKind.Reasoning;
            var json = _reply.Begin(output);
            _reply.Said(json, thinking ? default : piece, thinking ? piece : default, withCalls: false);
            _reply.More(json);
            output.Write("\n"u8);
        }
    }
}
