using System.Buffers;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Ollama;

/// <summary>Writes errors as Ollama clients read them: <c>{"error":"text"}</c>, as a body or as the last line.</summary>
internal static class OllamaErrors
{
    public static void WriteBody(RouterError error, IBufferWriter<byte> output) =>
        new RawJsonWriter(output).BeginObject().Name("error"u8).Escaped(EscapedText.Escape(error.Message)).EndObject();

    public static void WriteLine(RouterError error, IBufferWriter<byte> output)
    {
        WriteBody(error, output);
        output.Write("\n"u8);
    }
}
