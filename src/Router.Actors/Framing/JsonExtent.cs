using System.Buffers;

namespace LlmRouter.Framing;

/// <summary>
/// Finds where a JSON object, array or string ends, fed piece by piece. It counts brackets outside strings and judges nothing else:
/// whether the text is good JSON is for its reader to say. Start it at the value's first byte.
/// </summary>
internal struct JsonExtent
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> InString = SearchValues.Create("\"\\"u8);

    private int _depth;
    private bool _inString;
    private bool _escaped;

    /// <summary>Returns how many bytes of <paramref name="text"/> belong to the value when it ends here, -1 when it goes on.</summary>
    public int Advance(ReadOnlySpan<byte> text)
    {
        var at = 0;
        if (_escaped && !text.IsEmpty)
        {
            _escaped = false;
            at = 1;
        }

        while (true)
        {
            var next = text[at..].IndexOfAny(_inString ? InString : Structure);
            if (next < 0) return -1;
            at += next + 1;
            if (text[at - 1] == (byte)'\\')
            {
                if (at == text.Length) _escaped = true;
                else at++;
            }
            else if (Closes(text[at - 1]))
            {
                return at;
            }
        }
    }

    /// <summary>True for the beginning of an object or array that never ends: what is left when a connection goes in the middle of one.</summary>
    public static bool IsCutOff(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart(JsonSpace.Bytes);
        return !text.IsEmpty && text[0] is (byte)'{' or (byte)'[' && new JsonExtent().Advance(text) < 0;
    }

    private bool Closes(byte mark)
    {
        if (mark == (byte)'"') _inString = !_inString;
        else if (mark is (byte)'{' or (byte)'[') _depth++;
        else _depth--;
        return !_inString && _depth <= 0;
    }
}
