using System.Buffers;
using System.Globalization;
using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Ollama;

/// <summary>
/// What both Ollama writers share: the members of a line, and what is known only at the end. Ollama has no piecewise calls, so
/// they are gathered whole.
/// </summary>
internal sealed class OllamaReply(ReplyShape shape)
{
    private readonly SortedList<int, Call> _calls = [];
    private readonly OllamaMembers _native = new();
    private readonly ByteBuffer _logprobs = new();
    private RawJsonWriter? _json;
    private byte[]? _head;
    private long _created;

    private sealed class Call
    {
        public byte[] Id = [];
        public byte[] Name = [];
        public readonly ByteBuffer Arguments = new();
    }

    public bool IsGenerate { get; } = shape.Operation == Operation.Completion;

    public bool HasCalls => _calls.Count > 0;

    public FinishReason? Finish { get; private set; }

    public TokenUsage? Usage { get; private set; }

    /// <summary>Takes everything but text. Ollama's replies have one choice: others are not shown.</summary>
    public void Take(in StreamDelta delta)
    {
        switch (delta.Kind)
        {
            case DeltaKind.Started when _created == 0:
                _created = delta.Created;
                _head = null;
                break;
            case DeltaKind.Extension: _native.Take(delta); break;
            case DeltaKind.Logprobs when delta.Choice == 0: JsonMerge.Into(_logprobs, delta.Text.Span); break;
            case DeltaKind.Usage: Usage = delta.Usage; break;
            case DeltaKind.Finished when delta.Choice == 0: Finish ??= delta.Finish; break;
            case DeltaKind.ToolCallStarted when delta.Choice == 0:
                var call = At(delta.Tool);
                call.Id = delta.Id.ToArray();
                call.Name = delta.Name.ToArray();
                break;
            case DeltaKind.ToolArguments when delta.Choice == 0: At(delta.Tool).Arguments.Write(delta.Text.Span); break;
        }
    }

    /// <summary>Begins a line: model and time, which are the same in each.</summary>
    public RawJsonWriter Begin(IBufferWriter<byte> output)
    {
        _json = _json?.Restart(output) ?? new RawJsonWriter(output);
        return _json.BeginObject().Members(_head ??= Head());
    }

    /// <summary>Writes what was said: in <c>message</c>, or beside it for <c>api/generate</c>.</summary>
    public void Said(RawJsonWriter json, ReadOnlySpan<byte> text, ReadOnlySpan<byte> thinking, bool withCalls)
    {
        if (!IsGenerate) json.Name("message"u8).BeginObject().Name("role"u8).Escaped("assistant"u8);
        json.Name(IsGenerate ? "response"u8 : "content"u8).Escaped(text);
        if (!thinking.IsEmpty) json.Name("thinking"u8).Escaped(thinking);
        if (withCalls && HasCalls) Calls(json);
        if (IsGenerate) return;
        _native.OfMessage(json);
        json.EndObject();
    }

    /// <summary>Writes the members of the last line.</summary>
    public void Done(RawJsonWriter json)
    {
        json.Name("done"u8).Boolean(true);
        // An Ollama's own word for it, if it had another.
        if (!_native.HasReason) json.Name("done_reason"u8).Escaped(Finish == FinishReason.Length ? "length"u8 : "stop"u8);
        Logprobs(json);
        if (Usage is { } usage)
            json.Name("prompt_eval_count"u8).Number(usage.PromptTokens).Name("eval_count"u8).Number(usage.CompletionTokens);
        _native.OfLine(json);
        _native.OfEnd(json);
        json.EndObject();
    }

    /// <summary>Ends a line that is not the last.</summary>
    public void More(RawJsonWriter json)
    {
        json.Name("done"u8).Boolean(false);
        Logprobs(json);
        _native.OfLine(json);
        json.EndObject();
    }

    private byte[] Head()
    {
        var created = DateTimeOffset.FromUnixTimeSeconds(_created > 0 ? _created : shape.Created);
        var head = new ByteBuffer();
        new RawJsonWriter(head)
            .Name("model"u8).Escaped(EscapedText.Escape(shape.Model))
            .Name("created_at"u8).Escaped(Encoding.ASCII.GetBytes(created.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        return head.Span.ToArray();
    }

    // Those of what has been said since the last line.
    private void Logprobs(RawJsonWriter json)
    {
        json.Member("logprobs"u8, _logprobs.Span);
        _logprobs.Clear();
    }

    private void Calls(RawJsonWriter json)
    {
        json.Name("tool_calls"u8).BeginArray();
        var index = 0;
        foreach (var call in _calls.Values)
        {
            json.BeginObject().Name("id"u8).Escaped(call.Id)
                .Name("function"u8).BeginObject().Name("index"u8).Number(index++).Name("name"u8).Escaped(call.Name)
                .Name("arguments"u8).Raw(ToolArguments.ToObject(call.Arguments.Span))
                .EndObject().EndObject();
        }

        json.EndArray();
    }

    private Call At(int slot)
    {
        if (!_calls.TryGetValue(slot, out var call)) _calls.Add(slot, call = new Call());
        return call;
    }
}
