using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Http.Endpoints;

namespace LlmRouter.Http.Errors;

/// <summary>An error as OpenAI's clients read it: <c>{"error":{"message","type","param","code"}}</c>. Wire contract §1.12.</summary>
internal static class OpenAiErrorBody
{
    public static ReadOnlyMemory<byte> Encode(RouterError error) => JsonReply.Encode(error, Write);

    private static void Write(Utf8JsonWriter json, RouterError error)
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
}
