using System.Text;

namespace Akka.Configuration;

/// <summary>Reads the plain part of HOCON: objects, lists, texts, comments, dotted and quoted keys. No includes, no substitutions: what is
/// handed to it has been resolved before.</summary>
internal sealed class HoconReader(string text)
{
    private int _at;

    private bool AtEnd => _at >= text.Length;

    private char Current => AtEnd ? '\0' : text[_at];

    internal static HoconNode Read(string hocon)
    {
        var reader = new HoconReader(hocon);
        reader.SkipBlank(newLines: true);
        if (reader.Current == '{')
            reader._at++;
        return reader.ReadMembers();
    }

    private HoconNode ReadMembers()
    {
        var members = HoconNode.OfObject();
        while (true)
        {
            SkipBlank(newLines: true);
            if (AtEnd)
                return members;
            if (Current == '}')
            {
                _at++;
                return members;
            }

            var keys = HoconPath.Split(ReadKey());
            SkipBlank(newLines: true);
            if (Current is '=' or ':')
                _at++;
            SkipBlank(newLines: true);
            members.Set(keys, ReadValue());
        }
    }

    private string ReadKey()
    {
        var start = _at;
        var quoted = false;
        while (!AtEnd && (quoted || Current is not ('=' or ':' or '{' or '}' or '\n')))
        {
            if (Current == '"')
                quoted = !quoted;
            _at++;
        }

        if (_at == start)
            throw Broken("a key");
        return text[start.._at].Trim();
    }

    private HoconNode ReadValue()
    {
        switch (Current)
        {
            case '{':
                _at++;
                return ReadMembers();
            case '[':
                _at++;
                return ReadItems();
            default:
                return HoconNode.OfText(ReadText());
        }
    }

    private HoconNode ReadItems()
    {
        var items = new List<HoconNode>();
        while (true)
        {
            SkipBlank(newLines: true);
            if (AtEnd)
                throw Broken("the end of a list");
            if (Current == ']')
            {
                _at++;
                return HoconNode.OfList(items);
            }

            items.Add(ReadValue());
        }
    }

    /// <summary>Quoted and unquoted parts up to the end of the line or of the value.</summary>
    private string ReadText()
    {
        var value = new StringBuilder();
        var kept = 0;
        while (!AtEnd && Current is not ('\n' or ',' or '}' or ']' or '#') && !At("//"))
        {
            if (Current == '"')
            {
                ReadQuoted(value);
                kept = value.Length;
            }
            else
            {
                value.Append(text[_at++]);
            }
        }

        // Blanks inside a value count, those behind it do not; those inside quotes always do.
        while (value.Length > kept && char.IsWhiteSpace(value[^1]))
            value.Length--;
        return value.ToString();
    }

    private void ReadQuoted(StringBuilder value)
    {
        if (At("\"\"\""))
        {
            var end = text.IndexOf("\"\"\"", _at + 3, StringComparison.Ordinal);
            if (end < 0)
                throw Broken("closing quotes");
            value.Append(text, _at + 3, end - _at - 3);
            _at = end + 3;
            return;
        }

        for (_at++; Current != '"'; _at++)
        {
            if (AtEnd)
                throw Broken("a closing quote");
            if (Current == '\\')
                _at++;
            value.Append(text[_at - 1] == '\\' ? Unescape(Current) : Current);
        }

        _at++;
    }

    private static char Unescape(char escape) => escape switch
    {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        _ => escape,
    };

    private bool At(string token) => string.CompareOrdinal(text, _at, token, 0, token.Length) == 0;

    private void SkipBlank(bool newLines)
    {
        while (!AtEnd)
        {
            if (Current == '#' || At("//"))
                _at = text.IndexOf('\n', _at) is >= 0 and var end ? end : text.Length;
            else if (char.IsWhiteSpace(Current) && (newLines || Current != '\n'))
                _at++;
            else if (newLines && Current == ',')
                _at++;
            else
                return;
        }
    }

    private ConfigurationException Broken(string expected) =>
        new($"HOCON, line {text.AsSpan(0, Math.Min(_at, text.Length)).Count('\n') + 1}: {expected} was expected.");
}
