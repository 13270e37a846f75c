using System.Buffers;
using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>The members that are the same in every chunk of a reply. Wire contract §1.3.</summary>
internal sealed class OpenAiChunkHead(ReplyShape shape)
{
    private readonly byte[] _model = EscapedText.Escape(shape.Model);
    private byte[] _id = [];
    private long _created;
    private byte[]? _event;

    public bool IsLegacy { get; } = shape.Operation == Operation.Completion;

    /// <summary>The client's word for the reason: OpenAI's own for a call of the old <c>functions</c> was another.</summary>
    public ReadOnlySpan<byte> FinishName(FinishReason reason) =>
        reason == FinishReason.ToolCalls && shape.LegacyCalls ? "function_call"u8 : FinishReasons.Name(reason);

    /// <summary>Takes what the provider said; the first id counts, and nothing changes once a chunk is out.</summary>
    public void Take(in StreamDelta started)
    {
        if (_id.Length == 0) _id = started.Id.ToArray();
        if (_created == 0) _created = Math.Max(0, started.Created);
    }

    /// <summary><c>data: {"id":…,"object":…,"created":…,"model":…,"choices":[</c></summary>
    public ReadOnlySpan<byte> Event => _event ??= Build();

    /// <summary>Writes the members of a document, up to and including <c>"choices":</c>.</summary>
    public void WriteDocument(RawJsonWriter json) => Members(json, IsLegacy ? "text_completion"u8 : "chat.completion"u8).Name("choices"u8);

    private byte[] Build()
    {
        var output = new ArrayBufferWriter<byte>();
        output.Write("data: "u8);
        Members(new RawJsonWriter(output).BeginObject(), IsLegacy ? "text_completion"u8 : "chat.completion.chunk"u8);
        output.Write(",\"choices\":["u8);
        return output.WrittenSpan.ToArray();
    }

    private RawJsonWriter Members(RawJsonWriter json, ReadOnlySpan<byte> kind) => json
        .Name("id"u8).Escaped(_id.Length > 0 ? _id : EscapedText.Escape(Encoding.UTF8.GetBytes(shape.Id)))
        .Name("object"u8).Escaped(kind)
        .Name("created"u8).Number(_created > 0 ? _created : shape.Created)
        .Name("model"u8).Escaped(_model);
}
