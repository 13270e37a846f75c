using System.Text.Json;

namespace LlmRouter.Conformance.Goldens.Wire;

/// <summary>Short questions to an element.</summary>
internal static class Members
{
    public static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    /// <summary>The member as text; empty when it is missing or no string.</summary>
    public static string Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString()! : "";

    /// <summary>The member as an integer; null when it is missing or null. Any other value is a mistake.</summary>
    public static long? Count(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member.GetInt64() : null;

    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => element.Member(name) is { } array ? array.EnumerateArray() : [];
}
