using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using LlmRouter.Contracts;

namespace LlmRouter.Http.Errors;

/// <summary>An error as OpenAI's clients read it: <c>{"error":{"message","type","param","code"}}</c>. Wire contract §1.12.</summary>
internal static class OpenAiErrorBody
{
    // Never seen by an HTML parser: the content type is JSON.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Encode(RouterError error)
    {
        var output = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("message", error.Message);
            json.WriteString("type", error.Type);
            json.WriteString("param", error.Param);
            json.WriteString("code", error.Code);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return output.WrittenMemory;
    }
}
