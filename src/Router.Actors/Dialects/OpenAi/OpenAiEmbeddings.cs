using System.Buffers;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>
/// Vectors as OpenAI's list: same order and <c>index</c>, in the encoding that the client asked for. Wire contract §2: OpenAI's own
/// clients ask for base64 and turn an array into silent garbage.
/// </summary>
internal static class OpenAiEmbeddings
{
    /// <summary>True when the client's request says <c>encoding_format: "base64"</c>.</summary>
    public static bool WantsBase64(RouterRequest request) => request.Operation == Operation.Embeddings
        && JsonEvent.Text(JsonPeek.WithoutMark(request.Body).Span, "encoding_format"u8) == "base64";

    public static void Write(EmbeddingsReply reply, ReplyShape shape, IBufferWriter<byte> output)
    {
        var json = new RawJsonWriter(output).BeginObject().Name("object"u8).Escaped("list"u8).Name("data"u8).BeginArray();
        foreach (var (index, vector) in reply.Vectors)
        {
            json.BeginObject().Name("object"u8).Escaped("embedding"u8).Name("index"u8).Number(index).Name("embedding"u8);
            reply.WriteVector(json, vector, shape.Base64);
            json.EndObject();
        }

        json.EndArray().Name("model"u8).Escaped(EscapedText.Escape(shape.Model)).Name("usage"u8).BeginObject()
            .Name("prompt_tokens"u8).Number(reply.PromptTokens).Name("total_tokens"u8).Number(reply.TotalTokens)
            .EndObject().EndObject();
    }
}
