using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Http.Endpoints;

namespace LlmRouter.Http.Errors;

/// <summary>An error as Ollama's clients read it: <c>{"error":"text"}</c>. They show an object as <c>[object Object]</c>.</summary>
internal static class OllamaErrorBody
{
    public static ReadOnlyMemory<byte> Encode(RouterError error) => JsonReply.Encode(error, Write);

    private static void Write(Utf8JsonWriter json, RouterError error)
    {
        json.WriteStartObject();
        json.WriteString("error", error.Message);
        json.WriteEndObject();
    }
}
