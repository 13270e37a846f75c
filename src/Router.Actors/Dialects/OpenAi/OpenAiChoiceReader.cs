using System.Text.Json;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>Reads what one choice says, chunk by chunk or at once.</summary>
internal sealed class OpenAiChoiceReader(int index)
{
    /// <summary>More choices than OpenAI allows (128) are a broken reply.</summary>
    public const int MaxChoices = 128;

    private OpenAiToolReader? _tools;
    private bool _hasReasoning;
    private bool _hasSpoken;

    public int Index { get; } = index;

    /// <summary>Adds the choice's deltas: message, extensions, usage, finish.</summary>
    public void Read(ref OpenAiChoiceMembers members, ReadOnlyMemory<byte> data, List<(int Start, int End)> extensions, DeltaSink sink)
    {
        var before = sink.Count;
        _hasReasoning = false;
        if (members.HasDelta) ReadMessage(ref members.Delta, data, sink);
        // Perplexity sends the whole message so far beside each delta, which is what is new; in a document its delta is empty.
        if (members.HasMessage && (!members.HasDelta || (!_hasSpoken && sink.Count == before)))
        {
            ReadReasoningAhead(members.Message, data, sink);
            ReadMessage(ref members.Message, data, sink);
        }

        if (!members.HasDelta && !members.HasMessage) sink.Text(DeltaKind.Text, members.Text);
        _hasSpoken |= sink.Count > before;
        foreach (var (start, end) in extensions) Extension(data[start..end], sink);
        if (members.Usage is { } usage) sink.Add(usage);
        if (members.Finish is not { } finish) return;
        _tools?.Complete(sink);
        // Wire contract §1.8: the finish of a choice with calls is tool_calls; some providers say stop.
        if (finish == FinishReason.Stop && _tools is { HasCalls: true }) finish = FinishReason.ToolCalls;
        sink.Add(new StreamDelta { Kind = DeltaKind.Finished, Choice = Index, Finish = finish });
    }

    /// <summary>The reply has ended.</summary>
    public void Complete(DeltaSink sink)
    {
        sink.Choice = Index;
        _tools?.Complete(sink);
    }

    private void Extension(ReadOnlyMemory<byte> member, DeltaSink sink)
    {
        sink.Extension(ExtensionScope.Choice, member);
        if (OpenAiMembers.TokenLogprobs(member) is { IsEmpty: false } tokens)
            sink.Add(new StreamDelta { Kind = DeltaKind.Logprobs, Choice = Index, HasTwin = true, Text = tokens });
    }

    // A document's members stand in any order, but a model thinks before it speaks: clients with blocks in order must hear it so.
    private void ReadReasoningAhead(Utf8JsonReader reader, ReadOnlyMemory<byte> data, DeltaSink sink)
    {
        while (!_hasReasoning && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isReasoning = IsReasoning(reader);
            reader.Read();
            if (isReasoning && reader.TokenType == JsonTokenType.String && !reader.ValueSpan.IsEmpty)
            {
                sink.Text(DeltaKind.Reasoning, reader.Escaped(data));
                _hasReasoning = true;
            }

            reader.Skip();
        }
    }

    private static bool IsReasoning(in Utf8JsonReader reader) =>
        reader.Is("reasoning_content"u8) || reader.Is("reasoning"u8) || reader.Is("thinking"u8);

    private void ReadMessage(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, DeltaSink sink)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            if (reader.Is("content"u8)) ReadContent(ref reader, data, sink);
            else if (reader.Is("role"u8)) reader.Read();
            else if (IsReasoning(reader)) ReadReasoning(ref reader, data, start, sink);
            else if (reader.Is("refusal"u8)) ReadText(ref reader, data, DeltaKind.Refusal, sink);
            else if (reader.Is("tool_calls"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartArray) (_tools ??= new OpenAiToolReader()).Read(ref reader, data, sink);
            }
            else
            {
                ReadExtension(ref reader, data, start, sink);
            }

            reader.Skip();
        }
    }

    private static void ReadText(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, DeltaKind kind, DeltaSink sink)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String) sink.Text(kind, reader.Escaped(data));
    }

    // vLLM and Together send the same text under two names: the first one counts.
    private void ReadReasoning(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, int start, DeltaSink sink)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            if (!_hasReasoning) sink.Text(DeltaKind.Reasoning, reader.Escaped(data));
            _hasReasoning |= !reader.ValueSpan.IsEmpty;
        }
        else if (reader.TokenType != JsonTokenType.Null)
        {
            reader.Skip();
            sink.Extension(ExtensionScope.Message, data[start..(int)reader.BytesConsumed]);
        }
    }

    private static void ReadExtension(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, int start, DeltaSink sink)
    {
        reader.Read();
        var isNull = reader.TokenType == JsonTokenType.Null;
        reader.Skip();
        if (isNull) return;
        var member = data[start..(int)reader.BytesConsumed];
        sink.Extension(ExtensionScope.Message, member);
        foreach (var citation in OpenAiMembers.Citations(member))
            sink.Add(new StreamDelta { Kind = DeltaKind.Annotation, Choice = sink.Choice, HasTwin = true, Text = citation });
    }

    private static void ReadContent(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, DeltaSink sink)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String) sink.Text(DeltaKind.Text, reader.Escaped(data));
        else if (reader.TokenType == JsonTokenType.StartArray) ReadParts(ref reader, data, DeltaKind.Text, sink);
    }

    // Mistral: [{"type":"thinking","thinking":[{"type":"text","text":"…"}]},{"type":"text","text":"…"}].
    private static void ReadParts(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, DeltaKind kind, DeltaSink sink)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String) sink.Text(kind, reader.Escaped(data));
            else if (reader.TokenType == JsonTokenType.StartObject) ReadPart(ref reader, data, kind, sink);
            else reader.Skip();
        }
    }

    private static void ReadPart(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, DeltaKind kind, DeltaSink sink)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var partKind = reader.Is("text"u8) ? kind
                : reader.Is("thinking"u8) ? DeltaKind.Reasoning
                : reader.Is("refusal"u8) ? DeltaKind.Refusal
                : (DeltaKind?)null;
            reader.Read();
            if (partKind is { } known && reader.TokenType == JsonTokenType.String) sink.Text(known, reader.Escaped(data));
            else if (partKind is { } nested && reader.TokenType == JsonTokenType.StartArray) ReadParts(ref reader, data, nested, sink);
            reader.Skip();
        }
    }
}
