using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Gemini;

/// <summary>
/// Reads <c>GenerateContentResponse</c>s: the events of a stream, the elements of an array or one document. Gemini has no terminator:
/// a reply is whole when each of its candidates has a finish reason.
/// </summary>
internal sealed class GeminiDeltaReader : JsonDeltaReader
{
    /// <summary>Gemini allows 8; more than any dialect's are a broken reply.</summary>
    private const int MaxCandidates = 128;

    private readonly List<GeminiCandidateReader> _candidates = [];
    private bool _started;

    private ref struct Reply
    {
        public ReadOnlyMemory<byte> Id;
        public ReadOnlyMemory<byte> Model;
        public Utf8JsonReader Candidates;
        public bool HasCandidates;
        public bool IsBlocked;
        public TokenUsage? Usage;
        public ProviderError? Error;
    }

    public override void Complete(DeltaBatch output)
    {
        Sink.Begin(Sink.Ordinal, output);
        foreach (var candidate in _candidates) candidate.Complete(Sink);
    }

    protected override void ReadObject(ReadOnlyMemory<byte> data)
    {
        var reader = JsonNames.Reader(data.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Not a JSON object.");
        var reply = default(Reply);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) ReadMember(ref reader, data, ref reply);
        while (reader.Read())
        {
        }

        Emit(ref reply, data);
    }

    private static void ReadMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, ref Reply reply)
    {
        var name = reader;
        reader.Read();
        if (name.Is("candidates"u8))
        {
            reply.HasCandidates = reader.TokenType == JsonTokenType.StartArray;
            reply.Candidates = reader;
        }
        else if (name.Is("usageMetadata"u8)) reply.Usage = GeminiUsage.Read(ref reader) ?? reply.Usage;
        else if (name.Is("responseId"u8)) reply.Id = Text(reader, data);
        else if (name.Is("modelVersion"u8)) reply.Model = Text(reader, data);
        else if (name.Is("promptFeedback"u8) && reader.TokenType == JsonTokenType.StartObject) reply.IsBlocked = IsBlocked(JsonFields.Read(reader.RawValue(data)));
        else if (name.Is("error"u8)) reply.Error = ProviderError.ReadValue(ref reader);
        reader.Skip();
    }

    private void Emit(ref Reply reply, ReadOnlyMemory<byte> data)
    {
        if (reply.Error is { HasContent: true } error)
        {
            Sink.Fail(UpstreamErrorReader.FromReply(error));
            return;
        }

        if (!_started)
        {
            _started = true;
            Sink.Add(new StreamDelta { Kind = DeltaKind.Started, Id = reply.Id, Name = reply.Model });
        }

        if (reply.HasCandidates) ReadCandidates(ref reply.Candidates, data);
        if (reply.IsBlocked && _candidates.Count == 0) Block();
        if (reply.Usage is { } usage) Sink.Add(new StreamDelta { Kind = DeltaKind.Usage, Usage = usage });
    }

    // The prompt itself was refused: an answer without text that ended, and why, is all that there is to tell.
    private void Block()
    {
        Sink.Add(new StreamDelta { Kind = DeltaKind.ChoiceStarted });
        Sink.Add(new StreamDelta { Kind = DeltaKind.Finished, Finish = FinishReason.ContentFilter });
    }

    private void ReadCandidates(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data)
    {
        for (var position = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; position++)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            var members = GeminiCandidateMembers.Read(ref reader, data, position);
            if (members.Index >= MaxCandidates)
            {
                Sink.Fail(UpstreamErrorReader.Invalid($"more than {MaxCandidates} candidates"));
                return;
            }

            Candidate(members.Index).Read(ref members, data, Sink);
        }
    }

    private GeminiCandidateReader Candidate(int index)
    {
        Sink.Choice = index;
        foreach (var known in _candidates)
        {
            if (known.Index == index) return known;
        }

        var candidate = new GeminiCandidateReader(index);
        _candidates.Add(candidate);
        Sink.Add(new StreamDelta { Kind = DeltaKind.ChoiceStarted, Choice = index });
        return candidate;
    }

    private static bool IsBlocked(JsonFields feedback)
    {
        var reason = feedback["blockReason"u8].Span;
        return !reason.IsEmpty && !reason.SequenceEqual("0"u8) && !reason.SequenceEqual("\"BLOCK_REASON_UNSPECIFIED\""u8);
    }

    private static ReadOnlyMemory<byte> Text(in Utf8JsonReader reader, ReadOnlyMemory<byte> data) =>
        reader.TokenType == JsonTokenType.String ? EscapedText.Repair(reader.Escaped(data)) : default;
}
