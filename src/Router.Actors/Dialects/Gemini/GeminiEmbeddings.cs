using System.Buffers;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Gemini;

/// <summary>Writes the body of <c>batchEmbedContents</c>: one request for each text.</summary>
internal static class GeminiEmbeddings
{
    public static ReadOnlyMemory<byte> Write(EmbeddingsRequest request, GeminiModel model)
    {
        var resource = EscapedText.Escape(model.Resource);
        var inputs = JsonValue.IsString(request.Input) ? [request.Input] : JsonValue.Elements(request.Input);
        if (inputs.Count == 0) throw InvalidRequest.At("input", "'input' must be a text or an array of texts.");
        var output = new ArrayBufferWriter<byte>();
        var json = new RawJsonWriter(output).BeginObject().Name("requests"u8).BeginArray();
        foreach (var input in inputs)
        {
            if (!JsonValue.IsString(input)) throw InvalidRequest.At("input", "The provider of this model (Gemini) embeds texts only, not token ids: send a text or an array of texts.");
            json.BeginObject().Name("model"u8).Escaped(resource)
                .Name("content"u8).BeginObject().Name("parts"u8).BeginArray().BeginObject().Name("text"u8).Raw(input.Span).EndObject().EndArray().EndObject()
                .Member("outputDimensionality"u8, request.Dimensions.Span).EndObject();
        }

        json.EndArray().EndObject();
        return output.WrittenMemory;
    }
}
