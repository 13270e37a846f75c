using System.Text.Json;

namespace LlmRouter.Json;

/// <summary>Turns a JSON value into the escaped contents of a string that holds it, and back: tool arguments differ so between dialects.</summary>
internal static class JsonStrings
{
    /// <summary>A raw string from its escaped contents.</summary>
    public static byte[] Quote(ReadOnlySpan<byte> escaped) => [(byte)'"', .. escaped, (byte)'"'];

    /// <summary>The escaped contents of a string whose text is this JSON value, without whitespace.</summary>
    public static byte[] FromValue(ReadOnlySpan<byte> json) =>
        EscapedText.Escape(EscapedText.Repair(JsonCompact.WithoutSpace(json)).Span);

    /// <summary>The JSON object that a string's escaped contents hold; false when they hold something else.</summary>
    public static bool TryToObject(ReadOnlySpan<byte> escaped, out byte[] json)
    {
        json = EscapedText.Unescape(escaped);
        try
        {
            var reader = JsonNames.Reader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
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
}
