namespace LlmRouter.Settings.Hocon;

/// <summary>Cuts a text into tokens, one at a time. Reports what is no token and goes on behind it.</summary>
internal sealed class HoconTokenizer(string file, string text, SettingsMistakes mistakes)
{
    private const string Reserved = "$\"{}[]:=,+#`^?!@*&\\";

    private int _at = text.StartsWith('\uFEFF') ? 1 : 0;
    private int _line = 1;
    private int _lineStart = text.StartsWith('\uFEFF') ? 1 : 0;

    private HoconOrigin Here => OriginAt(_at);

    /// <summary>The next token; <see cref="HoconTokenKind.End"/> for ever after the last.</summary>
    public HoconToken Next()
    {
        if (_at >= text.Length)
        {
            return new HoconToken(HoconTokenKind.End, "", Here);
        }

        var c = text[_at];
        return c switch
        {
            '\n' or '\r' => Newline(),
            '#' => Comment(1),
            '/' when Peek(1) == '/' => Comment(2),
            '"' => Quoted(),
            '$' when Peek(1) == '{' => Substitution(),
            '+' when Peek(1) == '=' => Simple(HoconTokenKind.PlusEquals, 2),
            '{' => Simple(HoconTokenKind.ObjectOpen),
            '}' => Simple(HoconTokenKind.ObjectClose),
            '[' => Simple(HoconTokenKind.ListOpen),
            ']' => Simple(HoconTokenKind.ListClose),
            '=' => Simple(HoconTokenKind.Equals),
            ':' => Simple(HoconTokenKind.Colon),
            ',' => Simple(HoconTokenKind.Comma),
            _ when IsSpace(c) => Whitespace(),
            _ when IsReserved(c) => ReservedCharacter(c),
            _ => Unquoted(),
        };
    }

    private static bool IsSpace(char c) => c is '\t' or '\u00A0' or '\uFEFF' || (c is not ('\n' or '\r') && char.IsWhiteSpace(c));

    private static bool IsReserved(char c) => Reserved.Contains(c, StringComparison.Ordinal) || char.IsControl(c);

    private char Peek(int ahead) => _at + ahead < text.Length ? text[_at + ahead] : '\0';

    private HoconOrigin OriginAt(int position) => new(file, _line, position - _lineStart + 1);

    private HoconToken Simple(HoconTokenKind kind, int length = 1)
    {
        var token = new HoconToken(kind, "", Here);
        _at += length;
        return token;
    }

    private HoconToken Newline()
    {
        var token = new HoconToken(HoconTokenKind.Newline, "", Here);
        StepOverNewline();
        return token;
    }

    private void StepOverNewline()
    {
        _at += text[_at] == '\r' && Peek(1) == '\n' ? 2 : 1;
        _line++;
        _lineStart = _at;
    }

    private HoconToken Comment(int marker)
    {
        var origin = Here;
        var start = _at + marker;
        var end = text.AsSpan(_at).IndexOfAny('\n', '\r');
        _at = end < 0 ? text.Length : _at + end;
        return new HoconToken(HoconTokenKind.Comment, text[start.._at].Trim(), origin);
    }

    private HoconToken Whitespace()
    {
        var start = _at;
        while (_at < text.Length && IsSpace(text[_at]))
        {
            _at++;
        }

        return new HoconToken(HoconTokenKind.Whitespace, text[start.._at], OriginAt(start));
    }

    private HoconToken Unquoted()
    {
        var start = _at;
        while (_at < text.Length && !EndsUnquoted(text[_at]))
        {
            _at++;
        }

        return new HoconToken(HoconTokenKind.Unquoted, text[start.._at], OriginAt(start));
    }

    private bool EndsUnquoted(char c) => c is '\n' or '\r' || IsSpace(c) || IsReserved(c) || (c == '/' && Peek(1) == '/');

    private HoconToken ReservedCharacter(char c)
    {
        var origin = Here;
        _at++;
        var shown = char.IsControl(c) ? $"the control character U+{(int)c:X4}" : $"'{c}'";
        mistakes.AddUnreadable(origin, $"{shown} cannot stand here", "put the text in quotes");
        return new HoconToken(HoconTokenKind.Invalid, "", origin);
    }

    private HoconToken Substitution()
    {
        var origin = Here;
        var kind = Peek(2) == '?' ? HoconTokenKind.OptionalSubstitution : HoconTokenKind.Substitution;
        var start = _at + (kind == HoconTokenKind.OptionalSubstitution ? 3 : 2);
        var end = text.AsSpan(start).IndexOfAny("}\n\r");
        if (end < 0 || text[start + end] != '}')
        {
            _at = end < 0 ? text.Length : start + end;
            mistakes.AddUnreadable(origin, "this ${ is not closed on its line", "write ${NAME} or ${?NAME}");
            return new HoconToken(HoconTokenKind.Invalid, "", origin);
        }

        _at = start + end + 1;
        return new HoconToken(kind, text[start..(start + end)], origin);
    }

    private HoconToken Quoted()
    {
        var origin = Here;
        if (Peek(1) == '"' && Peek(2) == '"')
        {
            return TripleQuoted(origin);
        }

        var literal = HoconQuotedText.Read(text, _at + 1);
        foreach (var (position, problem, hint) in literal.Problems)
        {
            mistakes.AddUnreadable(OriginAt(position), problem, hint);
        }

        _at = literal.End;
        if (!literal.IsClosed)
        {
            mistakes.AddUnreadable(origin, "this text is not closed on its line", "add the closing \"; several lines go between \"\"\" and \"\"\"");
        }

        var isGood = literal.IsClosed && literal.Problems.Count == 0;
        return new HoconToken(isGood ? HoconTokenKind.Quoted : HoconTokenKind.Invalid, literal.Text, origin);
    }

    // HOCON: "any Unicode … until """ is reached; quotes directly before the last three belong to the text."
    private HoconToken TripleQuoted(HoconOrigin origin)
    {
        var start = _at + 3;
        var close = text.IndexOf("\"\"\"", start, StringComparison.Ordinal);
        if (close < 0)
        {
            mistakes.AddUnreadable(origin, "this \"\"\" is never closed", "add the closing \"\"\"");
            _at = text.Length;
            return new HoconToken(HoconTokenKind.Invalid, "", origin);
        }

        while (close + 3 < text.Length && text[close + 3] == '"')
        {
            close++;
        }

        while (_at < close)
        {
            if (text[_at] is '\n' or '\r')
            {
                StepOverNewline();
            }
            else
            {
                _at++;
            }
        }

        _at = close + 3;
        return new HoconToken(HoconTokenKind.Quoted, text[start..close], origin);
    }
}
