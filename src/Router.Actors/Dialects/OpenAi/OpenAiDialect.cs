using System.Buffers;
using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Dialects.Requests;
using LlmRouter.Framing;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>OpenAI's chat completions, legacy completions and embeddings.</summary>
internal sealed class OpenAiDialect : IProviderDialect, IClientDialect
{
    public const string DialectName = "openai";

    public string Name => DialectName;

    public string StreamContentType => EventStream.ContentType;

    public ReadOnlyMemory<byte> KeepAlive => EventStream.KeepAlive;

    public RequestFacts Peek(RouterRequest request) =>
        RequestPeek.Read(request.Body, streamsByDefault: false) with { Base64 = OpenAiEmbeddings.WantsBase64(request) };

    public ChatRequest ReadChat(RouterRequest request) => OpenAiRequestReader.ReadChat(request);

    public RouterRequest WithParameters(RouterRequest request, IReadOnlyList<KeyValuePair<string, string?>> parameters) =>
        ParameterEdits.Apply(request, parameters, name => OpenAiParameters.PlaceOf(name, request.Operation));

    public EmbeddingsRequest ReadEmbeddings(RouterRequest request) => OpenAiRequestReader.ReadEmbeddings(request);

    public UpstreamCall Encode(RouterRequest request, RequestFacts facts, IClientDialect client, UpstreamTarget target) => client.Name == Name
        ? OpenAiRequestCodec.Splice(request, facts, target)
        : OpenAiRequestCodec.Translate(request, client, target);

    public bool Recognizes(in WireEvent wireEvent)
    {
        var data = wireEvent.Data.Span;
        return JsonEvent.Kind(data, "choices"u8) is JsonTokenType.StartArray or JsonTokenType.Null
            || JsonEvent.Text(data, "object"u8) is "chat.completion.chunk" or "chat.completion" or "text_completion";
    }

    public IDeltaReader CreateReader() => new OpenAiDeltaReader();

    public IDeltaWriter CreateWriter(ReplyShape shape) => shape.Stream ? new OpenAiStreamWriter(shape) : new OpenAiDocumentWriter(shape);

    public void WriteEmbeddings(EmbeddingsReply reply, ReplyShape shape, IBufferWriter<byte> output) => OpenAiEmbeddings.Write(reply, shape, output);

    public void WriteError(RouterError error, IBufferWriter<byte> output) => OpenAiErrors.WriteBody(error, output);
}
