using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Http.Errors;
using LlmRouter.Http.Transport;

namespace LlmRouter.Http.Endpoints.Ollama;

/// <summary><c>POST /api/show</c>: what the router knows of one model, which is little. Its capabilities are what the router carries for any model.</summary>
internal sealed class OllamaShowEndpoint(IRouterEngine engine, RequestBodyReader bodies)
{
    private const string LatestTag = ":latest";

    /// <exception cref="RouterException">The body names no model (400), or one that nobody offers (404).</exception>
    public async Task HandleAsync(HttpContext context)
    {
        var body = await bodies.ReadAsync(context.Request).ConfigureAwait(false);
        var id = OllamaShowRequest.Model(body.Span);
        var model = Find(id) ?? throw new RouterException(HttpErrors.UnknownModel(id));
        await JsonReply.WriteAsync(context, model, Write).ConfigureAwait(false);
    }

    // Ollama's clients may say llama3 for llama3:latest, and the other way round.
    private ModelInfo? Find(string id) =>
        engine.Models.FirstOrDefault(model => model.Id == id)
        ?? engine.Models.FirstOrDefault(model => model.Id + LatestTag == id || model.Id == id + LatestTag);

    private static void Write(Utf8JsonWriter json, ModelInfo model)
    {
        json.WriteStartObject();
        OllamaModelEntry.WriteModified(json, model);
        OllamaModelEntry.WriteDetails(json);
        json.WriteStartObject("model_info");
        json.WriteString("general.basename", model.Id);
        json.WriteString("general.organization", model.OwnedBy);
        json.WriteEndObject();
        json.WriteStartArray("capabilities");
        // Clients offer tools only to models that say so. Whether this one calls them is its own affair.
        foreach (var carried in (ReadOnlySpan<string>)["completion", "tools"]) json.WriteStringValue(carried);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
