using System.Buffers;
using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>What both Anthropic writers share: the members of the message, and what is known only at its end.</summary>
internal sealed class AnthropicReply(ReplyShape shape)
{
    private readonly RawMembers _members = new();
    private readonly RawMembers _end = new();
    private readonly ByteBuffer _usageDetails = new();
    private byte[] _id = [];
    private bool _hasCalls;
    private bool _refused;
    private FinishReason? _finish;
    private TokenUsage? _usage;

    /// <summary>Members beside <c>delta</c> in the last event, beside the rest in a document.</summary>
    public RawMembers Tail { get; } = new();

    /// <summary>Takes what is about the message; its contents are the writers'. Anthropic's replies have one choice: others are not shown.</summary>
    public void Take(in StreamDelta delta)
    {
        switch (delta.Kind)
        {
            case DeltaKind.Started when _id.Length == 0: _id = delta.Id.ToArray(); break;
            case DeltaKind.Usage: TakeUsage(delta); break;
            case DeltaKind.ToolCallStarted when delta.Choice == 0: _hasCalls = true; break;
            case DeltaKind.Refusal when delta.Choice == 0: _refused = true; break;
            case DeltaKind.Finished when delta.Choice == 0: _finish ??= delta.Finish; break;
            case DeltaKind.Extension when delta.Scope == ExtensionScope.Chunk: _members.Set(delta.Text.Span); break;
            case DeltaKind.Extension when delta.Scope == ExtensionScope.Choice: _end.Set(delta.Text.Span); break;
        }
    }

    /// <summary>Takes the members of a last event of this dialect.</summary>
    public void TakeTail(JsonFields said)
    {
        foreach (var (name, value) in said.Members)
        {
            if (!name.Span.SequenceEqual("type"u8)) Tail.Set(name.Span, value.Span);
        }
    }

    /// <summary>Writes the members before <c>content</c>.</summary>
    public void Head(RawJsonWriter json) => json
        .Name("id"u8).Escaped(Id())
        .Name("type"u8).Escaped("message"u8)
        .Name("role"u8).Escaped("assistant"u8)
        .Name("model"u8).Escaped(EscapedText.Escape(shape.Model));

    /// <summary>Writes the reason, in the provider's own words where it is of this dialect.</summary>
    public void End(RawJsonWriter json)
    {
        var end = new RawMembers();
        end.Set("stop_reason"u8, JsonStrings.Quote(Reason()));
        end.Set("stop_sequence"u8, "null"u8);
        end.Set(_end.ToArray());
        json.Members(end);
    }

    public void Usage(RawJsonWriter json)
    {
        json.Name("usage"u8);
        AnthropicUsage.Write(json, _usage, _usageDetails.Span);
    }

    /// <summary>Writes members of the message that only Anthropic has.</summary>
    public void Others(RawJsonWriter json) => json.Members(_members);

    private byte[] Id()
    {
        if (_id.AsSpan().StartsWith("msg_"u8)) return _id;
        var id = _id.Length > 0 ? _id : EscapedText.Escape(Encoding.UTF8.GetBytes(shape.Id));
        return [.. "msg_"u8, .. id.AsSpan().StartsWith("chatcmpl-"u8) ? id.AsSpan("chatcmpl-"u8.Length) : id];
    }

    private ReadOnlySpan<byte> Reason() => (_finish ?? (_hasCalls ? FinishReason.ToolCalls : FinishReason.Stop)) switch
    {
        FinishReason.Length => "max_tokens"u8,
        FinishReason.ToolCalls => "tool_use"u8,
        FinishReason.ContentFilter => "refusal"u8,
        // OpenAI tells a refusal by its text and ends it like an answer.
        _ => _refused ? "refusal"u8 : "end_turn"u8,
    };

    private void TakeUsage(in StreamDelta delta)
    {
        _usage = delta.Usage;
        _usageDetails.Clear();
        _usageDetails.Write(delta.Text.Span);
    }
}
