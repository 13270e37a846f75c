using System.Text;
using System.Text.Unicode;

namespace LlmRouter.Framing;

/// <summary>
/// Makes every line valid UTF-8. Valid lines pass untouched; an invalid one is replaced by a repaired copy, at most three times as long.
/// It works on lines, since CR and LF never stand inside a multi-byte character. One per stream.
/// </summary>
internal sealed class Utf8Repair
{
    private readonly ByteArena _repaired = new();
    private bool _started;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> ReplacementCharacter => [0xEF, 0xBF, 0xBD];

    /// <summary>Repairs the lines in place. What it replaced is valid until the next call.</summary>
    public void Repair(Span<WireLine> lines)
    {
        _repaired.Reset();
        if (lines.IsEmpty) return;
        if (!_started) DropByteOrderMark(ref lines[0]);
        _started = true;
        foreach (ref var line in lines)
        {
            if (!Utf8.IsValid(line.Bytes.Span)) line = line with { Bytes = Copy(line.Bytes.Span) };
        }
    }

    // Spec: "one leading U+FEFF BYTE ORDER MARK character must be ignored if any are present". A second one is text.
    private static void DropByteOrderMark(ref WireLine first)
    {
        if (first.Bytes.Span.StartsWith(ByteOrderMark)) first = first with { Bytes = first.Bytes[ByteOrderMark.Length..] };
    }

    // WHATWG Encoding, "UTF-8 decode": each maximal subpart of an ill-formed sequence becomes one U+FFFD (Unicode ch. 3, D93b).
    private ReadOnlyMemory<byte> Copy(ReadOnlySpan<byte> text)
    {
        var valid = 0;
        while (valid < text.Length)
        {
            if (Rune.DecodeFromUtf8(text[valid..], out _, out var length) == System.Buffers.OperationStatus.Done)
            {
                valid += length;
                continue;
            }

            _repaired.Append(text[..valid]);
            _repaired.Append(ReplacementCharacter);
            text = text[(valid + length)..];
            valid = 0;
        }

        _repaired.Append(text);
        return _repaired.Take();
    }
}
