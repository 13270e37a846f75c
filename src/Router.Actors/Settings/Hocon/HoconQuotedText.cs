using System.Globalization;
using System.Text;

namespace LlmRouter.Settings.Hocon;

/// <summary>One text in double quotes, with JSON's escapes.</summary>
/// <param name="Text">The text with escapes resolved.</param>
/// <param name="End">The position behind the closing quote, or that of the line end or text end which cut it off.</param>
/// <param name="IsClosed">Whether there was a closing quote.</param>
/// <param name="Problems">Escapes that mean nothing and control characters, by position.</param>
internal readonly record struct HoconQuotedText(
    string Text, int End, bool IsClosed, IReadOnlyList<(int Position, string Problem, string Hint)> Problems)
{
    /// <summary>Reads from the position behind the opening quote.</summary>
    public static HoconQuotedText Read(string source, int start)
    {
        var text = new StringBuilder();
        List<(int, string, string)> problems = [];
        var at = start;
        while (at < source.Length && source[at] is not ('"' or '\n' or '\r'))
        {
            if (source[at] == '\\')
            {
                at = ReadEscape(source, at, text, problems);
                continue;
            }

            if (char.IsControl(source[at]) && source[at] != '\t')
            {
                problems.Add((at, $"a control character, U+{(int)source[at]:X4}, in a text", "write it as an escape"));
            }

            text.Append(source[at++]);
        }

        var closed = at < source.Length && source[at] == '"';
        return new HoconQuotedText(text.ToString(), closed ? at + 1 : at, closed, problems);
    }

    private static int ReadEscape(string source, int at, StringBuilder text, List<(int, string, string)> problems)
    {
        var letter = at + 1 < source.Length ? source[at + 1] : '\n';
        if (letter == 'u' && at + 6 <= source.Length
            && ushort.TryParse(source.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            text.Append((char)unit);
            return at + 6;
        }

        var meaning = letter switch
        {
            '"' or '\\' or '/' => letter,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => '\0',
        };
        if (meaning != '\0')
        {
            text.Append(meaning);
            return at + 2;
        }

        problems.Add((at, "this escape means nothing", "known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX; write \\\\ for a backslash"));
        return letter is '\n' or '\r' ? at + 1 : at + 2;
    }
}
