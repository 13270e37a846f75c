namespace LlmRouter.Dialects.Anthropic;

/// <summary>
/// Tells when the arguments of a call are whole: no dialect but Anthropic's says that a call has ended, and its blocks must end before
/// the next begins. Follows the braces of an object through the escaped text of a JSON string, piece by piece; pieces end between escapes.
/// </summary>
internal sealed class ArgumentsEnd
{
    private int _depth;
    private bool _inString;
    private bool _afterBackslash;

    /// <summary>The object that began has ended.</summary>
    public bool IsReached { get; private set; }

    public void Take(ReadOnlySpan<byte> escaped)
    {
        while (!escaped.IsEmpty)
        {
            var length = Json.EscapedText.UnitAt(escaped);
            Take(escaped[0] == '\\' ? Unescaped(escaped[..length]) : escaped[0]);
            escaped = escaped[length..];
        }
    }

    private void Take(byte value)
    {
        if (_afterBackslash) _afterBackslash = false;
        else if (_inString && value == '\\') _afterBackslash = true;
        else if (value == '"') _inString = !_inString;
        else if (_inString) return;
        else if (value is (byte)'{' or (byte)'[') _depth++;
        else if (value is (byte)'}' or (byte)']') IsReached |= --_depth == 0;
    }

    private static byte Unescaped(ReadOnlySpan<byte> unit)
    {
        if (unit.Length == 2 && unit[1] is (byte)'"' or (byte)'\\') return unit[1];
        // A quote or a brace may be written as \u0022; nothing beyond ASCII matters here.
        return unit.Length == Json.EscapedText.UnitLength ? Json.EscapedText.Unescape(unit)[0] : (byte)' ';
    }
}
