namespace LlmRouter.Http.Endpoints.Ollama;

/// <summary><c>GET /api/version</c>: clients compare it with the oldest Ollama that they can use, so it is Ollama's number, not the router's.</summary>
internal static class OllamaVersionEndpoint
{
    /// <summary>The Ollama whose API the router speaks: tools, thinking and structured output included.</summary>
    private const string Spoken = "0.12.0";

    public static Task HandleAsync(HttpContext context) => JsonReply.WriteAsync(context, Spoken, static (json, version) =>
    {
        json.WriteStartObject();
        json.WriteString("version", version);
        json.WriteEndObject();
    });
}
