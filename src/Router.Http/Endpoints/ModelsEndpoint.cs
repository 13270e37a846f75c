using System.Text.Json;
using LlmRouter.Contracts;

namespace LlmRouter.Http.Endpoints;

/// <summary><c>GET /v1/models</c>: every model on offer, from memory, so that it answers while providers do not.</summary>
internal sealed class ModelsEndpoint(IRouterEngine engine)
{
    public Task HandleAsync(HttpContext context) => JsonReply.WriteAsync(
        context, engine.Models, Dialect.IsAnthropicSdk(context.Request) ? AnthropicModelList.Write : Write);

    private static void Write(Utf8JsonWriter json, IReadOnlyList<ModelInfo> models)
    {
        json.WriteStartObject();
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        for (var i = 0; i < models.Count; i++) ModelEntry.Write(json, models[i]);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
