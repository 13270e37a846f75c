using System.Text.Encodings.Web;
using System.Text.Json;

namespace LlmRouter.Testing.Bodies;

/// <summary>JSON text for scripted bodies.</summary>
internal static class JsonText
{
    // Relaxed: the text travels as UTF-8 and not as escapes, so that splits fall into characters.
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A JSON string with its quotes, or <c>null</c>.</summary>
    public static string Quote(string? text) => JsonSerializer.Serialize(text, Relaxed);

    public static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    public static JsonElement Parse(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<JsonElement>(json);
}
