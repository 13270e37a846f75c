using System.Globalization;
using System.Text.Json;

namespace LlmRouter.Http.Endpoints.Ollama;

/// <summary><c>GET /api/ps</c>: the models that are answering now. What providers hold in their memory the router does not know.</summary>
internal sealed class OllamaPsEndpoint(IRouterEngine engine, TimeProvider time)
{
    public Task HandleAsync(HttpContext context)
    {
        var live = engine.LiveModels.ToHashSet(StringComparer.Ordinal);
        return JsonReply.WriteAsync(context, engine.Models.Where(model => live.Contains(model.Id)), Write);
    }

    private void Write(Utf8JsonWriter json, IEnumerable<Contracts.ModelInfo> models)
    {
        json.WriteStartObject();
        json.WriteStartArray("models");
        foreach (var model in models)
        {
            json.WriteStartObject();
            OllamaModelEntry.WriteMembers(json, model);
            json.WriteString("expires_at", time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteNumber("size_vram", 0);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
