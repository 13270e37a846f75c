using System.Buffers;
using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Dialects.Requests;
using LlmRouter.Framing;

namespace LlmRouter.Dialects.Ollama;

/// <summary>Ollama's own API: <c>api/chat</c>, <c>api/generate</c>, <c>api/embed</c>.</summary>
internal sealed class OllamaDialect : IProviderDialect, IClientDialect
{
    public const string DialectName = "ollama";

    public string Name => DialectName;

    public string StreamContentType => "application/x-ndjson";

    // NDJSON has no comments, and an empty line breaks Ollama's own clients.
    public ReadOnlyMemory<byte> KeepAlive => default;

    public RequestFacts Peek(RouterRequest request) =>
        RequestPeek.Read(request.Body, streamsByDefault: request.Operation != Operation.Embeddings) with { IncludeUsage = true, SingleVector = OllamaEmbeddings.AsksTheLegacyWay(request) };

    public ChatRequest ReadChat(RouterRequest request) => OllamaRequestReader.ReadChat(request);

    public RouterRequest WithParameters(RouterRequest request, IReadOnlyList<KeyValuePair<string, string?>> parameters) =>
        ParameterEdits.Apply(request, parameters, OllamaParameters.PlaceOf);

    public EmbeddingsRequest ReadEmbeddings(RouterRequest request) => OllamaRequestReader.ReadEmbeddings(request);

    public UpstreamCall Encode(RouterRequest request, RequestFacts facts, IClientDialect client, UpstreamTarget target) => client.Name == Name
        ? OllamaRequestCodec.Splice(request, facts, target)
        : OllamaRequestCodec.Translate(request, client, target);

    public bool Recognizes(in WireEvent wireEvent)
    {
        var data = wireEvent.Data.Span;
        return JsonEvent.Kind(data, "done"u8) is JsonTokenType.True or JsonTokenType.False
            && (JsonEvent.Kind(data, "message"u8) == JsonTokenType.StartObject || JsonEvent.Kind(data, "response"u8) == JsonTokenType.String);
    }

    public IDeltaReader CreateReader() => new OllamaDeltaReader();

    public IDeltaWriter CreateWriter(ReplyShape shape) => shape.Stream ? new OllamaStreamWriter(shape) : new OllamaDocumentWriter(shape);

    public void WriteEmbeddings(EmbeddingsReply reply, ReplyShape shape, IBufferWriter<byte> output) => OllamaEmbeddings.Write(reply, shape, output);

    public void WriteError(RouterError error, IBufferWriter<byte> output) => OllamaErrors.WriteBody(error, output);
}
