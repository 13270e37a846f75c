using System.Globalization;
using System.Text.Json;
using LlmRouter.Contracts;

namespace LlmRouter.Http.Endpoints;

/// <summary>Models as Anthropic lists them: for its SDKs, which ask at the same path as OpenAI's.</summary>
internal static class AnthropicModelList
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<ModelInfo> models)
    {
        json.WriteStartObject();
        json.WriteStartArray("data");
        for (var i = 0; i < models.Count; i++) WriteEntry(json, models[i]);
        json.WriteEndArray();
        json.WriteBoolean("has_more", false);
        json.WriteString("first_id", models.Count > 0 ? models[0].Id : null);
        json.WriteString("last_id", models.Count > 0 ? models[^1].Id : null);
        json.WriteEndObject();
    }

    public static void WriteEntry(Utf8JsonWriter json, ModelInfo model)
    {
        json.WriteStartObject();
        json.WriteString("type", "model");
        json.WriteString("id", model.Id);
        json.WriteString("display_name", model.Id);
        json.WriteString("created_at", DateTimeOffset.FromUnixTimeSeconds(model.Created).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }
}
