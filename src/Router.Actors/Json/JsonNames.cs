using System.Text.Json;

namespace LlmRouter.Json;

/// <summary>Compares names and strings of a <see cref="Utf8JsonReader"/> without its unescaping, which throws on a lone surrogate escape.</summary>
internal static class JsonNames
{
    /// <summary>Nested deeper than tool schemas go, and still bounded.</summary>
    public const int MaxDepth = 512;

    /// <summary>Options for a text of which the reader sees all bytes.</summary>
    public static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>A reader over one whole JSON text.</summary>
    public static Utf8JsonReader Reader(ReadOnlySpan<byte> json) => new(json, Options);

    /// <summary>True when the reader stands on this name or string.</summary>
    public static bool Is(this in Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        if (!reader.ValueIsEscaped) return reader.ValueSpan.SequenceEqual(text);
        return EscapedText.Unescape(reader.ValueSpan).AsSpan().SequenceEqual(text);
    }

    /// <summary>The escaped contents of the string that the reader stands on, as a slice of <paramref name="json"/>.</summary>
    public static ReadOnlyMemory<byte> Escaped(this in Utf8JsonReader reader, ReadOnlyMemory<byte> json) =>
        json.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);

    /// <summary>The value that the reader stands on, with its quotes or brackets; the reader ends on its last token.</summary>
    public static ReadOnlyMemory<byte> RawValue(this ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }

    /// <summary>The escaped contents of the string behind the name that the reader stands on; empty when it is none. The reader ends on the value.</summary>
    public static ReadOnlyMemory<byte> NextText(this ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.Escaped(json) : default;
    }

    /// <summary>The raw value behind the name, where it is of this kind; else empty. The reader ends on it.</summary>
    public static ReadOnlyMemory<byte> NextValue(this ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, JsonTokenType kind)
    {
        reader.Read();
        return reader.TokenType == kind ? reader.RawValue(json) : default;
    }

    /// <summary>The place behind the name, counted from 0; null when it is none. The reader ends on it.</summary>
    public static int? NextIndex(this ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TryInteger(out var index) && index is >= 0 and <= int.MaxValue ? (int)index : null;
    }

    /// <summary>The number that the reader stands on, cut to an integer (providers send floats); false for anything else.</summary>
    public static bool TryInteger(this in Utf8JsonReader reader, out long value)
    {
        value = 0;
        if (reader.TokenType != JsonTokenType.Number) return false;
        if (reader.TryGetInt64(out value)) return true;
        if (!reader.TryGetDouble(out var number) || !(Math.Abs(number) < 9e15)) return false;
        value = (long)number;
        return true;
    }
}
