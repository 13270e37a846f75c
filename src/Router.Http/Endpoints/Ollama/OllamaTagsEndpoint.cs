using System.Text.Json;
using LlmRouter.Contracts;

namespace LlmRouter.Http.Endpoints.Ollama;

/// <summary><c>GET /api/tags</c>: every model on offer, from memory, as Ollama lists them.</summary>
internal sealed class OllamaTagsEndpoint(IRouterEngine engine)
{
    public Task HandleAsync(HttpContext context) => JsonReply.WriteAsync(context, engine.Models, Write);

    private static void Write(Utf8JsonWriter json, IReadOnlyList<ModelInfo> models)
    {
        json.WriteStartObject();
        json.WriteStartArray("models");
        for (var i = 0; i < models.Count; i++) OllamaModelEntry.Write(json, models[i]);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
