using System.Buffers;
using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Ollama;

/// <summary>Vectors as <c>api/embed</c> gives them: arrays of numbers, in the order of the inputs; and the one vector of the legacy <c>api/embeddings</c>.</summary>
internal static class OllamaEmbeddings
{
    /// <summary>True for a body of <c>api/embeddings</c>: a <c>prompt</c>, where <c>api/embed</c> has <c>input</c>.</summary>
    public static bool AsksTheLegacyWay(RouterRequest request) => request.Operation == Operation.Embeddings
        && JsonEvent.Kind(JsonPeek.WithoutMark(request.Body).Span, "prompt"u8) == JsonTokenType.String
        && JsonEvent.Kind(JsonPeek.WithoutMark(request.Body).Span, "input"u8) is JsonTokenType.None or JsonTokenType.Null;

    public static void Write(EmbeddingsReply reply, ReplyShape shape, IBufferWriter<byte> output)
    {
        if (shape.SingleVector)
        {
            WriteSingle(reply, output);
            return;
        }

        var json = new RawJsonWriter(output).BeginObject().Name("model"u8).Escaped(EscapedText.Escape(shape.Model)).Name("embeddings"u8).BeginArray();
        foreach (var (_, vector) in reply.Vectors) reply.WriteVector(json, vector, base64: false);
        json.EndArray().Name("prompt_eval_count"u8).Number(reply.PromptTokens).EndObject();
    }

    // Ollama's own answer to an empty prompt has no numbers.
    private static void WriteSingle(EmbeddingsReply reply, IBufferWriter<byte> output)
    {
        var json = new RawJsonWriter(output).BeginObject().Name("embedding"u8);
        if (reply.Vectors.Count == 0) json.BeginArray().EndArray();
        else reply.WriteVector(json, reply.Vectors[0].Vector, base64: false);
        json.EndObject();
    }
}
