using System.Buffers;
using LlmRouter.Contracts;
using LlmRouter.Json;
using LlmRouter.Settings;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>Writes errors as OpenAI clients read them. Wire contract §1.12.</summary>
internal static class OpenAiErrors
{
    /// <summary>The body of an error that is answered with a status: <c>{"error":{"message","type","param","code"}}</c>.</summary>
    public static void WriteBody(RouterError error, IBufferWriter<byte> output)
    {
        var json = new RawJsonWriter(output).BeginObject();
        Error(json, error).EndObject();
    }

    /// <summary>The last event of a stream that broke: no <c>choices</c>, no finish, no terminator behind it.</summary>
    public static void WriteEvent(RouterError error, ReplyShape shape, OpenAiChunkHead head, IBufferWriter<byte> output)
    {
        output.Write("data: "u8);
        WriteBody(error, output);
        output.Write("\n\n"u8);
        // Spec: "a second chunk {"choices":[{"index":0,"delta":{},"finish_reason":"error"}],"error":{…}}, the only shape that all clients report".
        if (shape.ErrorStyle == ErrorStyle.FinishReason) WriteFinish(error, head, output);
    }

    private static void WriteFinish(RouterError error, OpenAiChunkHead head, IBufferWriter<byte> output)
    {
        output.Write(head.Event);
        output.Write(head.IsLegacy
            ? "{\"index\":0,\"text\":\"\",\"finish_reason\":\"error\"}],"u8
            : "{\"index\":0,\"delta\":{},\"finish_reason\":\"error\"}],"u8);
        Error(new RawJsonWriter(output), error);
        output.Write("}\n\n"u8);
    }

    private static RawJsonWriter Error(RawJsonWriter json, RouterError error)
    {
        json.Name("error"u8).BeginObject()
            .Name("message"u8).Escaped(EscapedText.Escape(error.Message))
            .Name("type"u8).Escaped(EscapedText.Escape(error.Type))
            .Name("param"u8);
        if (error.Param is null) json.Raw("null"u8);
        else json.Escaped(EscapedText.Escape(error.Param));
        return json.Name("code"u8).Escaped(EscapedText.Escape(error.Code)).EndObject();
    }
}
