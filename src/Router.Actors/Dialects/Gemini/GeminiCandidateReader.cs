using System.Text.Json;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Gemini;

/// <summary>Reads what one candidate says, event by event or at once.</summary>
internal sealed class GeminiCandidateReader(int index)
{
    private readonly GeminiCallReader _calls = new();
    private readonly GeminiSources _sources = new();
    private FinishReason? _held;
    private bool _wasOpen;

    public int Index { get; } = index;

    /// <summary>Adds the candidate's deltas: parts, sources, log probabilities, finish.</summary>
    public void Read(ref GeminiCandidateMembers members, ReadOnlyMemory<byte> data, DeltaSink sink)
    {
        if (members.HasParts) ReadParts(ref members.Parts, data, sink);
        _sources.ReadGrounding(members.Grounding, sink);
        _sources.ReadCitations(members.Citations, sink);
        GeminiLogprobs.Read(members.Logprobs, sink);
        if (members.Finish is { } finish) Finish(finish, sink);
        else _wasOpen = true;
    }

    /// <summary>The bytes have ended: the finish that was held back is the true one.</summary>
    public void Complete(DeltaSink sink)
    {
        sink.Choice = Index;
        if (_held is { } finish) Emit(finish, sink);
        _held = null;
    }

    // Early models repeat STOP in every event, text and a worse reason may still follow: only a finish reason that earlier events
    // did without is surely the last word. Any other waits for the end of the bytes.
    private void Finish(FinishReason finish, DeltaSink sink)
    {
        _calls.Close(sink);
        _held = _wasOpen ? null : finish;
        if (_wasOpen) Emit(finish, sink);
    }

    // Wire contract §1.8: the finish of a choice with calls is tool_calls; Gemini says STOP.
    private void Emit(FinishReason finish, DeltaSink sink)
    {
        if (finish == FinishReason.Stop && _calls.HasCalls) finish = FinishReason.ToolCalls;
        sink.Add(new StreamDelta { Kind = DeltaKind.Finished, Choice = Index, Finish = finish });
    }

    private void ReadParts(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, DeltaSink sink)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject) ReadPart(ref reader, data, sink);
            else reader.Skip();
        }
    }

    // executableCode, codeExecutionResult and inlineData have no word in the vocabulary, and no client speaks this dialect: they are lost.
    private void ReadPart(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, DeltaSink sink)
    {
        ReadOnlyMemory<byte> text = default, signature = default, call = default;
        var thought = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader;
            reader.Read();
            if (name.Is("text"u8) && reader.TokenType == JsonTokenType.String) text = reader.Escaped(data);
            else if (name.Is("thought"u8)) thought = reader.TokenType == JsonTokenType.True;
            else if (name.Is("thoughtSignature"u8) && reader.TokenType == JsonTokenType.String) signature = reader.Escaped(data);
            else if (name.Is("functionCall"u8) && reader.TokenType == JsonTokenType.StartObject) call = reader.RawValue(data);
            reader.Skip();
        }

        sink.Text(thought ? DeltaKind.Reasoning : DeltaKind.Text, text);
        if (!thought) _sources.Said(text.Span);
        if (!call.IsEmpty) _calls.Read(JsonFields.Read(call), signature, sink);
        else sink.Text(DeltaKind.Signature, signature);
    }
}
