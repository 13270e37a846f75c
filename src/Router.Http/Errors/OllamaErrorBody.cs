using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using LlmRouter.Contracts;

namespace LlmRouter.Http.Errors;

/// <summary>An error as Ollama's clients read it: <c>{"error":"text"}</c>. They show an object as <c>[object Object]</c>.</summary>
internal static class OllamaErrorBody
{
    // Never seen by an HTML parser: the content type is JSON.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Encode(RouterError error)
    {
        var output = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteString("error", error.Message);
            json.WriteEndObject();
        }

        return output.WrittenMemory;
    }
}
