using System.Text.Json;
using LlmRouter.Http.Start;

namespace LlmRouter.Http.Endpoints;

/// <summary><c>GET /</c>: tells whoever opens the address in a browser what it is and which base URL to give to a client.</summary>
internal static class RootEndpoint
{
    public static Task HandleAsync(HttpContext context) =>
        JsonReply.WriteAsync(context, $"{context.Request.Scheme}://{context.Request.Host}/v1", Write);

    private static void Write(Utf8JsonWriter json, string baseUrl)
    {
        json.WriteStartObject();
        json.WriteString("name", "LLM Router");
        json.WriteString("version", ProductVersion.Text);
        json.WriteString("base_url", baseUrl);
        json.WriteString("models", baseUrl + "/models");
        json.WriteEndObject();
    }
}
