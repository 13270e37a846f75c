using System.Text;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>
/// Lengths of escaped text in UTF-16 units: the same however the text is escaped, and however it was cut.
/// </summary>
internal static class EscapedUnits
{
    public static long Count(ReadOnlySpan<byte> text)
    {
        if (IsPlain(text)) return text.Length;
        long units = 0;
        while (!text.IsEmpty)
        {
            var length = EscapedText.UnitAt(text);
            units += Of(text, length);
            text = text[length..];
        }

        return units;
    }

    /// <summary>The text without its first units; empty when it has no more than these.</summary>
    public static ReadOnlyMemory<byte> Skip(ReadOnlyMemory<byte> text, long units)
    {
        if (units == 0) return text;
        if (IsPlain(text.Span)) return units >= text.Length ? default : text[(int)units..];
        while (units > 0 && !text.IsEmpty)
        {
            var length = EscapedText.UnitAt(text.Span);
            units -= Of(text.Span, length);
            text = text[length..];
        }

        return text;
    }

    // Beyond the basic plane a character is two units, as four bytes or as two escapes.
    private static int Of(ReadOnlySpan<byte> text, int length) => length == 2 * EscapedText.UnitLength || text[0] >= 0xF0 ? 2 : 1;

    private static bool IsPlain(ReadOnlySpan<byte> text) => Ascii.IsValid(text) && !text.Contains((byte)'\\');
}
