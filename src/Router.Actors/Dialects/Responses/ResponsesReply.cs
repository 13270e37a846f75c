using System.Buffers;
using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>The response object: what its first and last events and the document say beside the items.</summary>
internal sealed class ResponsesReply
{
    private readonly ReplyShape _shape;
    private readonly RawMembers _members = new();
    private readonly ByteBuffer _usageDetails = new();
    private byte[] _id = [];
    private long _created;
    private FinishReason? _finish;
    private TokenUsage? _usage;

    public ResponsesReply(ReplyShape shape)
    {
        _shape = shape;
        _members.Set((shape.Echo.IsEmpty ? ResponsesEcho.Defaults : shape.Echo).Span);
    }

    /// <summary>How the reply ends.</summary>
    public ReadOnlySpan<byte> Status => _finish is FinishReason.Length or FinishReason.ContentFilter ? "incomplete"u8 : "completed"u8;

    /// <summary>The type of its last event.</summary>
    public ReadOnlySpan<byte> LastEvent => _finish is FinishReason.Length or FinishReason.ContentFilter ? "response.incomplete"u8 : "response.completed"u8;

    /// <summary>Takes what is about the response; its items are <see cref="ResponsesOutput"/>'s.</summary>
    public void Take(in StreamDelta delta)
    {
        switch (delta.Kind)
        {
            case DeltaKind.Started: TakeStarted(delta); break;
            case DeltaKind.Usage: TakeUsage(delta); break;
            case DeltaKind.Finished when delta.Choice == 0: _finish ??= delta.Finish; break;
            case DeltaKind.Extension when delta.Scope == ExtensionScope.Chunk: _members.Set(delta.Text.Span); break;
        }
    }

    /// <summary>Writes the object of a reply that goes on, without its items.</summary>
    public void WriteBegun(RawJsonWriter json)
    {
        Head(json, "in_progress"u8);
        json.Name("error"u8).Raw("null"u8).Name("incomplete_details"u8).Raw("null"u8);
        Tail(json.Name("output"u8).Raw("[]"u8), counted: false);
    }

    /// <summary>Writes the object of a reply that broke.</summary>
    public void WriteFailed(RawJsonWriter json, RouterError error)
    {
        Head(json, "failed"u8);
        json.Name("error"u8).BeginObject()
            .Name("code"u8).Escaped(EscapedText.Escape(error.Code)).Name("message"u8).Escaped(EscapedText.Escape(error.Message)).EndObject();
        json.Name("incomplete_details"u8).Raw("null"u8);
        Tail(json.Name("output"u8).Raw("[]"u8), counted: false);
    }

    /// <summary>Writes the whole object.</summary>
    public void WriteEnded(RawJsonWriter json, ResponsesOutput output)
    {
        Head(json, Status);
        json.Name("error"u8).Raw("null"u8).Name("incomplete_details"u8).Raw(_finish switch
        {
            FinishReason.Length => "{\"reason\":\"max_output_tokens\"}"u8,
            FinishReason.ContentFilter => "{\"reason\":\"content_filter\"}"u8,
            _ => "null"u8,
        });
        json.Name("output"u8).BeginArray();
        output.Write(json);
        Tail(json.EndArray(), counted: true);
    }

    /// <summary>An id without the prefix of its kind: prefixes of this dialect's own go before it.</summary>
    public static byte[] Suffix(byte[] id) => id.AsSpan().StartsWith("chatcmpl-"u8) ? id["chatcmpl-"u8.Length..] : id;

    private void Head(RawJsonWriter json, ReadOnlySpan<byte> status)
    {
        // The provider's own id comes as a member: there its client finds the response again.
        json.BeginObject();
        if (_members.Get("id"u8).IsEmpty) json.Name("id"u8).Escaped(Id());
        json.Name("object"u8).Escaped("response"u8)
            .Name("created_at"u8).Number(_created > 0 ? _created : _shape.Created)
            .Name("status"u8).Escaped(status)
            .Name("model"u8).Escaped(EscapedText.Escape(_shape.Model));
    }

    private void Tail(RawJsonWriter json, bool counted)
    {
        json.Name("usage"u8);
        if (counted && _usage is { } usage) ResponsesUsage.Write(json, usage, _usageDetails.Span);
        else json.Raw("null"u8);
        json.Members(_members).EndObject();
    }

    private byte[] Id() => [.. "resp_"u8, .. Suffix(_id.Length > 0 ? _id : EscapedText.Escape(Encoding.UTF8.GetBytes(_shape.Id)))];

    private void TakeStarted(in StreamDelta started)
    {
        if (_id.Length == 0) _id = started.Id.ToArray();
        if (_created == 0) _created = Math.Max(0, started.Created);
    }

    private void TakeUsage(in StreamDelta delta)
    {
        _usage = delta.Usage;
        _usageDetails.Clear();
        _usageDetails.Write(delta.Text.Span);
    }
}
