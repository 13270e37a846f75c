using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Ollama;

/// <summary>Reads the lines of <c>api/chat</c> and <c>api/generate</c>, streamed or whole. Wire contract §4.</summary>
internal sealed class OllamaDeltaReader : JsonDeltaReader
{
    private readonly List<(int Start, int End)> _extensions = [];
    private bool _started;
    private int _calls;

    private ref struct Line
    {
        public ReadOnlyMemory<byte> Model;
        public ReadOnlyMemory<byte> Response;
        public ReadOnlyMemory<byte> Thinking;
        public Utf8JsonReader Message;
        public bool HasMessage;
        public bool Done;
        public FinishReason? Reason;
        public ReadOnlyMemory<byte> ReasonMember;
        public ReadOnlyMemory<byte> Logprobs;
        public long? Prompt;
        public long? Completion;
        public ProviderError? Error;
    }

    protected override void ReadObject(ReadOnlyMemory<byte> data)
    {
        var reader = JsonNames.Reader(data.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Not a JSON object.");
        var line = default(Line);
        _extensions.Clear();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) ReadMember(ref reader, data, ref line);
        while (reader.Read())
        {
        }

        Emit(ref line, data);
    }

    private void Emit(ref Line line, ReadOnlyMemory<byte> data)
    {
        if (line.Error is { HasContent: true } error)
        {
            Sink.Fail(UpstreamErrorReader.FromReply(error));
            return;
        }

        if (!_started)
        {
            _started = true;
            Sink.Add(new StreamDelta { Kind = DeltaKind.Started, Name = line.Model });
            Sink.Add(new StreamDelta { Kind = DeltaKind.ChoiceStarted });
        }

        foreach (var (start, end) in _extensions) Sink.Extension(ExtensionScope.Chunk, data[start..end]);
        Sink.Text(DeltaKind.Reasoning, line.Thinking);
        Sink.Text(DeltaKind.Text, line.Response);
        if (line.HasMessage) ReadMessage(ref line.Message, data);
        if (!line.Logprobs.IsEmpty) Sink.Add(new StreamDelta { Kind = DeltaKind.Logprobs, Text = JsonCompact.OneLine(line.Logprobs) });
        if (line.Done) End(line);
    }

    private void End(in Line line)
    {
        // "load" and "unload" are a stop to everybody else.
        if (!line.ReasonMember.IsEmpty) Sink.Extension(ExtensionScope.Chunk, line.ReasonMember);
        var reason = line.Reason ?? FinishReason.Stop;
        if (reason == FinishReason.Stop && _calls > 0) reason = FinishReason.ToolCalls;
        Sink.Add(new StreamDelta { Kind = DeltaKind.Finished, Finish = reason });
        if (line.Prompt is not null || line.Completion is not null)
        {
            // A prompt that was cached whole has no prompt_eval_count.
            var (prompt, completion) = (line.Prompt ?? 0, line.Completion ?? 0);
            Sink.Add(new StreamDelta { Kind = DeltaKind.Usage, Usage = new TokenUsage(prompt, completion, prompt + completion) });
        }

        Sink.Add(new StreamDelta { Kind = DeltaKind.Ended });
    }

    private void ReadMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, ref Line line)
    {
        var start = (int)reader.TokenStartIndex;
        if (reader.Is("message"u8))
        {
            reader.Read();
            line.HasMessage = reader.TokenType == JsonTokenType.StartObject;
            line.Message = reader;
        }
        else if (reader.Is("response"u8)) line.Response = reader.NextText(data);
        else if (reader.Is("thinking"u8)) line.Thinking = reader.NextText(data);
        else if (reader.Is("model"u8)) line.Model = EscapedText.Repair(reader.NextText(data));
        else if (reader.Is("done"u8))
        {
            reader.Read();
            line.Done = reader.TokenType == JsonTokenType.True;
        }
        else if (reader.Is("done_reason"u8)) ReadReason(ref reader, data, start, ref line);
        else if (reader.Is("logprobs"u8))
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray) line.Logprobs = reader.RawValue(data);
        }
        else if (reader.Is("prompt_eval_count"u8)) line.Prompt = Count(ref reader);
        else if (reader.Is("eval_count"u8)) line.Completion = Count(ref reader);
        else if (reader.Is("error"u8))
        {
            reader.Read();
            line.Error = ProviderError.ReadValue(ref reader);
        }
        else JsonEvent.AddMember(ref reader, start, _extensions);
        reader.Skip();
    }

    // A document's members stand in any order, but a model thinks before it speaks and speaks before it calls.
    private void ReadMessage(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data)
    {
        ReadOnlyMemory<byte> text = default, calls = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            if (reader.Is("content"u8)) text = reader.NextText(data);
            else if (reader.Is("thinking"u8)) Sink.Text(DeltaKind.Reasoning, reader.NextText(data));
            else if (reader.Is("tool_calls"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartArray) calls = reader.RawValue(data);
            }
            else
            {
                var isRole = reader.Is("role"u8);
                reader.Read();
                var isNull = reader.TokenType == JsonTokenType.Null;
                reader.Skip();
                if (!isRole && !isNull) Sink.Extension(ExtensionScope.Message, data[start..(int)reader.BytesConsumed]);
            }

            reader.Skip();
        }

        Sink.Text(DeltaKind.Text, text);
        if (!calls.IsEmpty) ReadCalls(calls);
    }

    // Calls come whole: {"id"?,"function":{"index"?,"name","arguments":{…}}}.
    private void ReadCalls(ReadOnlyMemory<byte> calls)
    {
        foreach (var raw in JsonValue.Elements(calls).Where(JsonValue.IsObject))
        {
            var call = JsonFields.Read(raw);
            var function = JsonFields.Of(call["function"u8]);
            Sink.Call(_calls, call.Text("id"u8), function.Text("name"u8));
            var arguments = function["arguments"u8];
            ReadOnlyMemory<byte> text = JsonValue.IsString(arguments) ? JsonValue.Text(arguments) : arguments.IsEmpty ? default : JsonStrings.FromValue(arguments.Span);
            if (!text.IsEmpty) Sink.Add(new StreamDelta { Kind = DeltaKind.ToolArguments, Tool = _calls, Text = text });
            _calls++;
        }
    }

    private static void ReadReason(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, int start, ref Line line)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.IsEmpty) return;
        line.Reason = FinishReasons.Read(reader);
        if (line.Reason == FinishReason.Stop && !reader.Is("stop"u8)) line.ReasonMember = data[start..(int)reader.BytesConsumed];
    }

    private static long? Count(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TryInteger(out var count) ? Math.Max(0, count) : null;
    }
}
