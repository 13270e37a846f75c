using System.Buffers;
using LlmRouter.Contracts;
using LlmRouter.Dialects.OpenAi;
using LlmRouter.Dialects.Requests;
using LlmRouter.Framing;

namespace LlmRouter.Dialects.Responses;

/// <summary>OpenAI's Responses API. As a facade it is stateless: nothing is stored, so earlier responses cannot be referred to.</summary>
internal sealed class ResponsesDialect : IProviderDialect, IClientDialect
{
    public const string DialectName = "responses";

    public string Name => DialectName;

    public string StreamContentType => EventStream.ContentType;

    public ReadOnlyMemory<byte> KeepAlive => EventStream.KeepAlive;

    public RequestFacts Peek(RouterRequest request)
    {
        var facts = RequestPeek.Read(request.Body, streamsByDefault: false);
        // The usage is told unasked.
        return facts with
        {
            IncludeUsage = true,
            Base64 = OpenAiEmbeddings.WantsBase64(request),
            Echo = request.Operation == Operation.Embeddings ? default : ResponsesEcho.Of(RequestFields.Read(request)),
        };
    }

    public ChatRequest ReadChat(RouterRequest request) => ResponsesRequestReader.ReadChat(request);

    public RouterRequest WithParameters(RouterRequest request, IReadOnlyList<KeyValuePair<string, string?>> parameters) =>
        ParameterEdits.Apply(request, parameters, ResponsesParameters.PlaceOf);

    public EmbeddingsRequest ReadEmbeddings(RouterRequest request) => OpenAiRequestReader.ReadEmbeddings(request);

    public UpstreamCall Encode(RouterRequest request, RequestFacts facts, IClientDialect client, UpstreamTarget target) => client.Name == Name
        ? ResponsesRequestCodec.Splice(request, target)
        : ResponsesRequestCodec.Translate(request, client, target);

    public bool Recognizes(in WireEvent wireEvent)
    {
        var data = wireEvent.Data.Span;
        return JsonEvent.Text(data, "type"u8) is { } type
            ? type.StartsWith("response.", StringComparison.Ordinal)
            : JsonEvent.Text(data, "object"u8) == "response";
    }

    public IDeltaReader CreateReader() => new ResponsesDeltaReader();

    public IDeltaWriter CreateWriter(ReplyShape shape) => shape.Stream ? new ResponsesStreamWriter(shape) : new ResponsesDocumentWriter(shape);

    public void WriteEmbeddings(EmbeddingsReply reply, ReplyShape shape, IBufferWriter<byte> output) => OpenAiEmbeddings.Write(reply, shape, output);

    public void WriteError(RouterError error, IBufferWriter<byte> output) => OpenAiErrors.WriteBody(error, output);
}
