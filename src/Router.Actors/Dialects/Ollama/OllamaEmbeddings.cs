using System.Buffers;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Ollama;

/// <summary>Vectors as <c>api/embed</c> gives them: arrays of numbers, in the order of the inputs.</summary>
internal static class OllamaEmbeddings
{
    public static void Write(EmbeddingsReply reply, ReplyShape shape, IBufferWriter<byte> output)
    {
        var json = new RawJsonWriter(output).BeginObject().Name("model"u8).Escaped(EscapedText.Escape(shape.Model)).Name("embeddings"u8).BeginArray();
        foreach (var (_, vector) in reply.Vectors) reply.WriteVector(json, vector, base64: false);
        json.EndArray().Name("prompt_eval_count"u8).Number(reply.PromptTokens).EndObject();
    }
}
