using System.Text.Json;

namespace LlmRouter.Json;

/// <summary>Questions about one raw JSON value.</summary>
internal static class JsonValue
{
    public static bool IsNull(ReadOnlyMemory<byte> value) => value.Span.SequenceEqual("null"u8);

    public static bool IsString(ReadOnlyMemory<byte> value) => First(value) == '"';

    public static bool IsObject(ReadOnlyMemory<byte> value) => First(value) == '{';

    public static bool IsArray(ReadOnlyMemory<byte> value) => First(value) == '[';

    /// <summary>The escaped contents of a string; empty when it is none.</summary>
    public static ReadOnlyMemory<byte> Text(ReadOnlyMemory<byte> value) => IsString(value) ? value[1..^1] : default;

    /// <summary>The raw elements of an array; none when it is none.</summary>
    public static List<ReadOnlyMemory<byte>> Elements(ReadOnlyMemory<byte> value)
    {
        var elements = new List<ReadOnlyMemory<byte>>();
        if (!IsArray(value)) return elements;
        var reader = JsonNames.Reader(value.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) elements.Add(reader.RawValue(value));
        return elements;
    }

    /// <summary>A number, cut to an integer; null when it is none.</summary>
    public static long? Integer(ReadOnlyMemory<byte> value)
    {
        if (value.IsEmpty) return null;
        var reader = JsonNames.Reader(value.Span);
        reader.Read();
        return reader.TryInteger(out var number) ? number : null;
    }

    /// <summary>A count: <see cref="Integer"/>, never negative.</summary>
    public static long? Count(ReadOnlyMemory<byte> value) => Integer(value) is { } count ? Math.Max(0, count) : null;

    private static byte First(ReadOnlyMemory<byte> value) => value.IsEmpty ? (byte)0 : value.Span[0];
}
