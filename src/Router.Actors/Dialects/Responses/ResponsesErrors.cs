using System.Buffers;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>
/// Writes the event of an error. Its words stand twice: beside the type, as the API's reference says (.NET OpenAI reads these), and in an
/// <c>error</c> object, as the API sends and openai npm looks for.
/// </summary>
internal static class ResponsesErrors
{
    public static void WriteEvent(RouterError error, int number, IBufferWriter<byte> output)
    {
        var json = ResponsesEvents.Begin("error"u8, number, output);
        Words(json, error);
        json.Name("error"u8).BeginObject().Name("type"u8).Escaped(EscapedText.Escape(error.Type));
        Words(json, error);
        TypedEventWriter.End(json.EndObject(), output);
    }

    private static void Words(RawJsonWriter json, RouterError error)
    {
        json.Name("code"u8).Escaped(EscapedText.Escape(error.Code)).Name("message"u8).Escaped(EscapedText.Escape(error.Message)).Name("param"u8);
        if (error.Param is null) json.Raw("null"u8);
        else json.Escaped(EscapedText.Escape(error.Param));
    }
}
