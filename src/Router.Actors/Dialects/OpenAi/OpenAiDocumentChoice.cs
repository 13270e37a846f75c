using System.Buffers;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>What the document writer has gathered of one choice.</summary>
internal sealed class OpenAiDocumentChoice(int index, OpenAiChunkHead head)
{
    private readonly ByteBuffer _content = new();
    private readonly ByteBuffer _reasoning = new();
    private readonly ByteBuffer _refusal = new();
    private readonly SortedList<int, Call> _calls = [];
    private readonly RawMembers _members = new();
    private readonly RawMembers _messageMembers = new();
    private FinishReason? _finish;
    private bool _hasContent;

    private sealed class Call
    {
        public byte[] Id = [];
        public byte[] Name = [];
        public readonly ByteBuffer Arguments = new();
        public readonly RawMembers Members = new();
    }

    public int Index { get; } = index;

    public void Take(in StreamDelta delta)
    {
        switch (delta.Kind)
        {
            case DeltaKind.Text:
                _hasContent = true;
                _content.Write(delta.Text.Span);
                break;
            case DeltaKind.Reasoning: _reasoning.Write(delta.Text.Span); break;
            case DeltaKind.Refusal: _refusal.Write(delta.Text.Span); break;
            case DeltaKind.ToolCallStarted:
                var call = At(delta.Tool);
                call.Id = delta.Id.ToArray();
                call.Name = delta.Name.ToArray();
                break;
            case DeltaKind.ToolArguments: At(delta.Tool).Arguments.Write(delta.Text.Span); break;
            case DeltaKind.Finished: _finish ??= delta.Finish; break;
            case DeltaKind.Extension: TakeExtension(delta); break;
        }
    }

    /// <summary>Writes the choice of a chat completion.</summary>
    public void WriteChat(RawJsonWriter json)
    {
        json.BeginObject().Name("index"u8).Number(Index).Name("message"u8).BeginObject().Name("role"u8).Escaped("assistant"u8);
        json.Name("content"u8);
        // OpenAI's own: null when the answer is calls or a refusal, a text otherwise, even an empty one.
        if (_hasContent || (_calls.Count == 0 && _refusal.Length == 0 && _messageMembers.Get("function_call"u8).IsEmpty)) json.Escaped(_content.Span);
        else json.Raw("null"u8);
        if (_reasoning.Length > 0) json.Name("reasoning_content"u8).Escaped(_reasoning.Span);
        if (_refusal.Length > 0) json.Name("refusal"u8).Escaped(_refusal.Span);
        if (_calls.Count > 0) WriteCalls(json);
        json.Members(_messageMembers).EndObject();
        Finish(json);
    }

    /// <summary>Writes the choice of a legacy completion.</summary>
    public void WriteLegacy(RawJsonWriter json)
    {
        json.BeginObject().Name("index"u8).Number(Index).Name("text"u8).Escaped(_content.Span);
        Finish(json);
    }

    private void Finish(RawJsonWriter json)
    {
        var reason = _finish ?? (_calls.Count > 0 ? FinishReason.ToolCalls : FinishReason.Stop);
        json.Name("finish_reason"u8).Escaped(head.FinishName(reason)).Members(_members).EndObject();
    }

    private void WriteCalls(RawJsonWriter json)
    {
        json.Name("tool_calls"u8).BeginArray();
        foreach (var call in _calls.Values)
        {
            json.BeginObject().Name("id"u8).Escaped(call.Id);
            if (call.Name.Length > 0 || call.Arguments.Length > 0)
            {
                // A call of another type says so itself.
                if (call.Members.Get("type"u8).IsEmpty) json.Name("type"u8).Escaped("function"u8);
                json.Name("function"u8).BeginObject().Name("name"u8).Escaped(call.Name).Name("arguments"u8).Escaped(call.Arguments.Span).EndObject();
            }

            json.Members(call.Members).EndObject();
        }

        json.EndArray();
    }

    // A message's members may come in pieces (audio, reasoning details), as do log probabilities; other members come whole, again and again.
    private void TakeExtension(in StreamDelta delta)
    {
        switch (delta.Scope)
        {
            case ExtensionScope.Choice: _members.Set(delta.Text.Span, merge: delta.Text.Span.StartsWith("\"logprobs\""u8)); break;
            case ExtensionScope.Message: _messageMembers.Set(delta.Text.Span, merge: true); break;
            // The input of a custom tool comes in pieces too.
            case ExtensionScope.ToolCall: At(delta.Tool).Members.Set(delta.Text.Span, merge: delta.Text.Span.StartsWith("\"custom\""u8)); break;
        }
    }

    private Call At(int slot)
    {
        if (!_calls.TryGetValue(slot, out var call)) _calls.Add(slot, call = new Call());
        return call;
    }
}
