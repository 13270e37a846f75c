using System.Buffers;
using System.Text;

namespace LlmRouter.Json;

/// <summary>
/// Rules for the contents of a JSON string while it stays escaped. Input has passed a <see cref="System.Text.Json.Utf8JsonReader"/>:
/// every escape is whole, and no raw control character is in it.
/// </summary>
internal static class EscapedText
{
    /// <summary>Bytes of one <c>\uXXXX</c>.</summary>
    public const int UnitLength = 6;

    /// <summary>Stands in for a surrogate without its other half.</summary>
    public static readonly ReadOnlyMemory<byte> Replacement = "\\ufffd"u8.ToArray();

    private static readonly SearchValues<byte> NeedsEscape = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(value => (byte)value), (byte)'"', (byte)'\\']);

    /// <summary>
    /// How many bytes of <paramref name="text"/> may go first so that they are at most <paramref name="limit"/> and end
    /// neither inside an escape, a surrogate pair of escapes nor a UTF-8 sequence. At least one unit goes, whatever the limit.
    /// </summary>
    public static int SplitPoint(ReadOnlySpan<byte> text, int limit)
    {
        if (text.Length <= limit) return text.Length;
        var position = 0;
        while (true)
        {
            var next = position + UnitAt(text[position..]);
            if (next > limit) return position > 0 ? position : next;
            position = next;
        }
    }

    /// <summary>True when the last unit is the escape of a high surrogate.</summary>
    public static bool EndsWithHighSurrogate(ReadOnlySpan<byte> text) =>
        text.Length >= UnitLength && IsHigh(text[^UnitLength..]) && !IsEscaped(text, text.Length - UnitLength);

    /// <summary>True when the first unit is the escape of a low surrogate.</summary>
    public static bool StartsWithLowSurrogate(ReadOnlySpan<byte> text) => text.Length >= UnitLength && IsLow(text);

    /// <summary>True when a surrogate escape lacks its other half. Looks at escapes only.</summary>
    public static bool HasLoneSurrogate(ReadOnlySpan<byte> text)
    {
        var at = NextSurrogate(text, 0, out var length);
        while (at >= 0 && length != UnitLength) at = NextSurrogate(text, at + length, out length);
        return at >= 0;
    }

    /// <summary>
    /// The text with <c>\ufffd</c> for every lone surrogate escape; the same memory when there is none. Fit for whole JSON
    /// values too: a backslash stands only inside their strings.
    /// </summary>
    public static ReadOnlyMemory<byte> Repair(ReadOnlyMemory<byte> text)
    {
        if (!HasLoneSurrogate(text.Span)) return text;
        var repaired = text.ToArray();
        var at = NextSurrogate(repaired, 0, out var length);
        while (at >= 0)
        {
            if (length == UnitLength) Replacement.Span.CopyTo(repaired.AsSpan(at));
            at = NextSurrogate(repaired, at + length, out length);
        }

        return repaired;
    }

    /// <summary>The text as UTF-8, U+FFFD for what is no character. For names, models and messages, not for chunks.</summary>
    public static byte[] Unescape(ReadOnlySpan<byte> text)
    {
        var output = new ArrayBufferWriter<byte>(Math.Max(1, text.Length));
        while (!text.IsEmpty)
        {
            var plain = text.IndexOf((byte)'\\');
            if (plain != 0)
            {
                var run = plain < 0 ? text : text[..plain];
                output.Write(run);
                text = text[run.Length..];
                continue;
            }

            var length = UnitAt(text);
            UnescapeUnit(text[..length], output);
            text = text[length..];
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>The text as a string.</summary>
    public static string ToText(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(Unescape(text));

    /// <summary>Escaped contents for a string.</summary>
    public static byte[] Escape(string text) => Escape(Encoding.UTF8.GetBytes(text));

    /// <summary>Escaped contents for UTF-8 bytes: quotes, backslashes and control characters, nothing else.</summary>
    public static byte[] Escape(ReadOnlySpan<byte> utf8)
    {
        var output = new ArrayBufferWriter<byte>(utf8.Length + 16);
        while (true)
        {
            var at = utf8.IndexOfAny(NeedsEscape);
            output.Write(at < 0 ? utf8 : utf8[..at]);
            if (at < 0) return output.WrittenSpan.ToArray();
            WriteEscape(utf8[at], output);
            utf8 = utf8[(at + 1)..];
        }
    }

    /// <summary>Length of the unit that begins here: a character, an escape, or a surrogate pair of escapes.</summary>
    public static int UnitAt(ReadOnlySpan<byte> text)
    {
        if (text[0] == '\\')
        {
            if (text.Length < 2 || text[1] != 'u') return Math.Min(2, text.Length);
            var pair = IsHigh(text) && text.Length >= 2 * UnitLength && IsLow(text[UnitLength..]);
            return pair ? 2 * UnitLength : Math.Min(UnitLength, text.Length);
        }

        var length = text[0] switch { < 0xC0 => 1, < 0xE0 => 2, < 0xF0 => 3, _ => 4 };
        return Math.Min(length, text.Length);
    }

    private static int NextSurrogate(ReadOnlySpan<byte> text, int from, out int length)
    {
        length = 0;
        while (from < text.Length)
        {
            var slash = text[from..].IndexOf((byte)'\\');
            if (slash < 0) return -1;
            from += slash;
            length = UnitAt(text[from..]);
            if (length >= UnitLength && (IsHigh(text[from..]) || IsLow(text[from..]))) return from;
            from += length;
        }

        return -1;
    }

    private static bool IsEscaped(ReadOnlySpan<byte> text, int position)
    {
        var slashes = 0;
        while (position > slashes && text[position - 1 - slashes] == '\\') slashes++;
        return slashes % 2 == 1;
    }

    private static bool IsHigh(ReadOnlySpan<byte> text) => IsSurrogate(text, '8', '9', 'a', 'b');

    private static bool IsLow(ReadOnlySpan<byte> text) => IsSurrogate(text, 'c', 'd', 'e', 'f');

    private static bool IsSurrogate(ReadOnlySpan<byte> text, char a, char b, char c, char d)
    {
        if (text.Length < UnitLength || text[0] != '\\' || text[1] != 'u' || (text[2] | 0x20) != 'd') return false;
        var third = (char)(text[3] is >= (byte)'A' and <= (byte)'F' ? text[3] | 0x20 : text[3]);
        return third == a || third == b || third == c || third == d;
    }

    private static void UnescapeUnit(ReadOnlySpan<byte> unit, ArrayBufferWriter<byte> output)
    {
        if (unit.Length < 2) return;
        if (unit[1] != 'u')
        {
            var plain = unit[1] switch
            {
                (byte)'n' => (byte)'\n', (byte)'r' => (byte)'\r', (byte)'t' => (byte)'\t',
                (byte)'b' => (byte)'\b', (byte)'f' => (byte)'\f', var other => other,
            };
            output.Write([plain]);
            return;
        }

        var high = Hex(unit);
        var rune = unit.Length == 2 * UnitLength
            ? new Rune((char)high, (char)Hex(unit[UnitLength..]))
            : Rune.TryCreate(high, out var scalar) ? scalar : Rune.ReplacementChar;
        Span<byte> utf8 = stackalloc byte[4];
        output.Write(utf8[..rune.EncodeToUtf8(utf8)]);
    }

    private static int Hex(ReadOnlySpan<byte> unit) =>
        int.TryParse(unit.Slice(2, 4), System.Globalization.NumberStyles.HexNumber, null, out var value) ? value : 0xFFFD;

    private static void WriteEscape(byte value, ArrayBufferWriter<byte> output)
    {
        switch (value)
        {
            case (byte)'"': output.Write("\\\""u8); return;
            case (byte)'\\': output.Write("\\\\"u8); return;
            case (byte)'\n': output.Write("\\n"u8); return;
            case (byte)'\r': output.Write("\\r"u8); return;
            case (byte)'\t': output.Write("\\t"u8); return;
            default: output.Write(Encoding.ASCII.GetBytes($"\\u{value:x4}")); return;
        }
    }
}
