using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LlmRouter.Contracts;

namespace LlmRouter.Http.Endpoints.Ollama;

/// <summary>One model as Ollama describes it. The router knows a name and an owner; what clients read besides is there and empty.</summary>
internal static class OllamaModelEntry
{
    public static void Write(Utf8JsonWriter json, ModelInfo model)
    {
        json.WriteStartObject();
        WriteMembers(json, model);
        json.WriteEndObject();
    }

    /// <summary>What <c>api/tags</c> and <c>api/ps</c> both say.</summary>
    public static void WriteMembers(Utf8JsonWriter json, ModelInfo model)
    {
        json.WriteString("name", model.Id);
        json.WriteString("model", model.Id);
        WriteModified(json, model);
        // Nothing of it lies on this machine's disk.
        json.WriteNumber("size", 0);
        json.WriteString("digest", Digest(model));
        WriteDetails(json);
    }

    public static void WriteModified(Utf8JsonWriter json, ModelInfo model) => json.WriteString(
        "modified_at", DateTimeOffset.FromUnixTimeSeconds(model.Created).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    public static void WriteDetails(Utf8JsonWriter json)
    {
        json.WriteStartObject("details");
        foreach (var name in (ReadOnlySpan<string>)["parent_model", "format", "family"]) json.WriteString(name, "");
        json.WriteStartArray("families");
        json.WriteEndArray();
        foreach (var name in (ReadOnlySpan<string>)["parameter_size", "quantization_level"]) json.WriteString(name, "");
        json.WriteEndObject();
    }

    // Ollama's command line cuts twelve characters from it; tells models apart and stays the same.
    private static string Digest(ModelInfo model) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{model.OwnedBy}/{model.Id}")));
}
