using System.Globalization;
using System.Text;

namespace LlmRouter.Settings.Hocon;

/// <summary>Prints a resolved value as HOCON that any reader understands: every text quoted unless it is one plain word, no substitutions.</summary>
internal static class HoconPrinter
{
    /// <summary>An object as its members, one a line.</summary>
    public static string Print(HoconObject root)
    {
        var text = new StringBuilder();
        PrintMembers(text, root, 0);
        return text.ToString();
    }

    /// <summary>A text in double quotes with JSON's escapes.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ when char.IsControl(c) || char.IsSurrogate(c) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }

    private static void PrintMembers(StringBuilder text, HoconObject value, int indent)
    {
        foreach (var member in value.Members)
        {
            text.Append(' ', indent).Append(HoconPath.Step(member.Key));
            text.Append(member.Value is HoconObject ? " " : " = ");
            PrintValue(text, member.Value, indent);
            text.Append('\n');
        }
    }

    private static void PrintValue(StringBuilder text, HoconValue value, int indent)
    {
        switch (value)
        {
            case HoconObject inner:
                text.Append("{\n");
                PrintMembers(text, inner, indent + 2);
                text.Append(' ', indent).Append('}');
                break;
            case HoconList list:
                PrintList(text, list, indent);
                break;
            case HoconScalar scalar:
                text.Append(Scalar(scalar.Text));
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void PrintList(StringBuilder text, HoconList list, int indent)
    {
        text.Append('[');
        for (var i = 0; i < list.Elements.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            PrintValue(text, list.Elements[i], indent);
        }

        text.Append(']');
    }

    // "null" and "include" mean something when they stand alone; a number with a dot or a sign means the same in quotes.
    private static string Scalar(string value) =>
        value is "null" or "include" ? Quote(value) : HoconPath.Step(value);
}
