using System.Text.Json;
using LlmRouter.Json;

namespace LlmRouter.Dialects;

/// <summary>Questions about one event's payload that every dialect asks.</summary>
internal static class JsonEvent
{
    /// <summary>True for <c>[DONE]</c>, with or without whitespace around it.</summary>
    public static bool IsTerminator(ReadOnlySpan<byte> data) => data.Length < 64 && data.Trim(" \t\r\n"u8).SequenceEqual("[DONE]"u8);

    /// <summary>True when nothing but whitespace is there.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> data) => data.TrimStart(" \t\r\n"u8).IsEmpty;

    /// <summary>The kind of value that a top-level member of this name has; <see cref="JsonTokenType.None"/> when there is none, or no JSON object.</summary>
    public static JsonTokenType Kind(ReadOnlySpan<byte> data, ReadOnlySpan<byte> name) => Find(data, name, out _);

    /// <summary>The text of a top-level member; null when it is none.</summary>
    public static string? Text(ReadOnlySpan<byte> data, ReadOnlySpan<byte> name) =>
        Find(data, name, out var reader) == JsonTokenType.String ? EscapedText.ToText(reader.ValueSpan) : null;

    private static JsonTokenType Find(ReadOnlySpan<byte> data, ReadOnlySpan<byte> name, out Utf8JsonReader reader)
    {
        reader = JsonNames.Reader(data);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return JsonTokenType.None;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var match = reader.Is(name);
                reader.Read();
                if (match) return reader.TokenType;
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // What is no JSON has no members.
        }

        return JsonTokenType.None;
    }

    /// <summary>Adds the range of the member whose name the reader stands on, unless its value is null; the reader ends on the value.</summary>
    public static void AddMember(ref Utf8JsonReader reader, int start, List<(int Start, int End)> members)
    {
        reader.Read();
        var isNull = reader.TokenType == JsonTokenType.Null;
        reader.Skip();
        if (!isNull) members.Add((start, (int)reader.BytesConsumed));
    }

    /// <summary>True when the bytes are one JSON text.</summary>
    public static bool IsJson(ReadOnlySpan<byte> data)
    {
        try
        {
            var reader = JsonNames.Reader(data);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>
    /// True when an object of no known shape reports an error: <c>error</c>, a <c>message</c> or <c>detail</c> that is a text, a list of
    /// them, or one of these in an array.
    /// </summary>
    public static bool IsError(ReadOnlySpan<byte> data)
    {
        var inner = data.TrimStart(" \t\r\n["u8).Trim(" \t\r\n]"u8);
        return Kind(inner, "error"u8) is JsonTokenType.StartObject or JsonTokenType.String
            || Kind(inner, "message"u8) == JsonTokenType.String
            || Kind(inner, "detail"u8) is JsonTokenType.String or JsonTokenType.StartArray
            || Kind(inner, "errors"u8) == JsonTokenType.StartArray;
    }

    /// <summary>True for an object without members.</summary>
    public static bool IsEmptyObject(ReadOnlySpan<byte> data)
    {
        var trimmed = data.Trim(" \t\r\n"u8);
        return trimmed.Length >= 2 && trimmed[0] == '{' && trimmed[^1] == '}' && IsBlank(trimmed[1..^1]);
    }
}
