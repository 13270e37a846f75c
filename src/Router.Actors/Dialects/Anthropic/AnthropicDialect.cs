using System.Buffers;
using LlmRouter.Contracts;
using LlmRouter.Dialects.Requests;
using LlmRouter.Framing;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>Anthropic's Messages API: <c>messages</c> and <c>messages/count_tokens</c>.</summary>
internal sealed class AnthropicDialect : IProviderDialect, IClientDialect
{
    public const string DialectName = "anthropic";

    public string Name => DialectName;

    public string StreamContentType => EventStream.ContentType;

    public ReadOnlyMemory<byte> KeepAlive => EventStream.KeepAlive;

    public bool CountsTokens => true;

    public RequestFacts Peek(RouterRequest request)
    {
        // Anthropic tells the usage unasked, and a count is never streamed.
        var facts = RequestPeek.Read(request.Body, streamsByDefault: false) with { IncludeUsage = true };
        return request.Operation == Operation.CountTokens ? facts with { Stream = false } : facts;
    }

    public ChatRequest ReadChat(RouterRequest request) => AnthropicRequestReader.ReadChat(request);

    public RouterRequest WithParameters(RouterRequest request, IReadOnlyList<KeyValuePair<string, string?>> parameters) =>
        ParameterEdits.Apply(request, parameters, AnthropicParameters.PlaceOf);

    public EmbeddingsRequest ReadEmbeddings(RouterRequest request) => throw NoEmbeddings();

    public UpstreamCall Encode(RouterRequest request, RequestFacts facts, IClientDialect client, UpstreamTarget target) => client.Name == Name
        ? AnthropicRequestCodec.Splice(request, target)
        : AnthropicRequestCodec.Translate(request, client, target);

    public bool Recognizes(in WireEvent wireEvent)
    {
        var data = wireEvent.Data.Span;
        return JsonEvent.Text(data, "type"u8) switch
        {
            "message_start" => JsonEvent.Kind(data, "message"u8) == System.Text.Json.JsonTokenType.StartObject,
            "message" => JsonEvent.Kind(data, "content"u8) == System.Text.Json.JsonTokenType.StartArray,
            _ => false,
        };
    }

    public IDeltaReader CreateReader() => new AnthropicDeltaReader();

    public IDeltaWriter CreateWriter(ReplyShape shape) => shape.Stream ? new AnthropicStreamWriter(shape) : new AnthropicDocumentWriter(shape);

    public void WriteEmbeddings(EmbeddingsReply reply, ReplyShape shape, IBufferWriter<byte> output) => throw NoEmbeddings();

    public void WriteError(RouterError error, IBufferWriter<byte> output) => AnthropicErrors.WriteBody(error, output);

    /// <summary>The API has no embeddings, on neither side.</summary>
    public static RouterException NoEmbeddings() =>
        InvalidRequest.At("model", "Anthropic's API has no embeddings. Name a model of another provider, by an endpoint that has them.");
}
