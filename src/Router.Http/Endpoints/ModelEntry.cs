using System.Text.Json;
using LlmRouter.Contracts;

namespace LlmRouter.Http.Endpoints;

/// <summary>One model as OpenAI describes it. These four members and no other: OpenWebUI gives further ones a meaning (wire contract §2).</summary>
internal static class ModelEntry
{
    public static void Write(Utf8JsonWriter json, ModelInfo model)
    {
        json.WriteStartObject();
        json.WriteString("id", model.Id);
        json.WriteString("object", "model");
        json.WriteNumber("created", model.Created);
        json.WriteString("owned_by", model.OwnedBy);
        json.WriteEndObject();
    }
}
