using System.Text;
using LlmRouter.Settings.Hocon;

namespace LlmRouter.Settings;

/// <summary>Writes docs/configuration.md from the reference: keys, defaults and comments are told once and printed here.</summary>
internal static class SettingsDocument
{
    private const string Introduction = """"
        # Configuration

        <!-- Made from hocon/reference.conf. Change it there, then run: UPDATE_DOCS=1 ./test --filter SettingsDocument -->

        LLM Router runs without any configuration. What you want to change goes into a HOCON file, such as
        [hocon/router.conf](../hocon/router.conf); complete ones are in [hocon/examples](../hocon/examples).

        **What wins:** the command line (`--host`, `--port`), then your file, then the environment, then the defaults below.
        A provider of your own goes before a well-known one of the same name. Providers come in this order: yours as written,
        then those that the environment holds, in the order below, then Ollama, then the demo.

        **What is checked:** everything, before anything starts. Every mistake is reported at once, with its file, line and
        column: unknown keys, wrong types, values out of range, circles, keys set twice. No message shows a key.

        **While it runs** the files are watched. A change that is right holds from the next request on, and streams end as they
        began; one that is wrong is logged, mistake by mistake, and the last good settings hold.

        **The language** is HOCON, read strictly:

        - `key = value`, one a line or with commas; `a { b = 1 }` and `a.b = 1` mean the same; comments begin with `#` or `//`.
        - Texts with `:` `=` `,` `*` or `//` in them go between quotes, so every URL does; long ones between `"""` and `"""`.
        - `${a.b}` is the value of another key, `${NAME}` an environment variable; `${?NAME}` may be unset and then changes nothing.
          A variable set to the empty text counts as unset.
        - `keys += more` adds to a list; `[1] [2]` and `{ … } { … }` join. A value cannot refer to itself.
        - `include "other.conf"` puts another file's keys here; the path is relative to the file that says so.
        - One file sets a key once. Objects may be continued (`router.server { … }` here, `router.auth { … }` there), and
          `key = ${?NAME}` may follow a default. An including file may set what an included one set: the later wins.
        - Durations carry a unit: `500 ms`, `10s`, `2 minutes`, `1h`; where it says so, `off`. Sizes: `64k` = `64 KiB` = 65536 bytes,
          `100 MB` = 100000000 bytes. Switches: `on`, `off`, `true`, `false`, `yes`, `no`.


        """";

    /// <summary>The whole document.</summary>
    public static string ToMarkdown(ObjectExpression reference)
    {
        var text = new StringBuilder(Introduction);
        foreach (var root in reference.Entries.OfType<HoconField>())
        {
            if (root.Value is ObjectExpression { Entries: var entries } && entries.Any(e => e is HoconField { Value: ObjectExpression }))
            {
                entries.OfType<HoconField>().ToList().ForEach(section => PrintSection(text, root.Key, section));
            }
            else
            {
                PrintSection(text, "", root);
            }
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void PrintSection(StringBuilder text, string parent, HoconField section)
    {
        var path = HoconPath.Join(parent, section.Key);
        text.Append("## `").Append(path).Append("`\n\n").Append(Prose(section.Comment)).Append("\n\n");
        if (section.Value is ObjectExpression { Entries.Count: > 0 } body)
        {
            text.Append("| key | default | meaning |\n|---|---|---|\n");
            PrintRows(text, "", body);
            text.Append('\n');
        }
        else if (Default(section.Value) is var value and not "{}")
        {
            text.Append("Default: `").Append(Escape(value)).Append("`\n\n");
        }
    }

    private static void PrintRows(StringBuilder text, string path, ObjectExpression body)
    {
        foreach (var key in body.Entries.OfType<HoconField>().GroupBy(f => f.Key, StringComparer.Ordinal))
        {
            var keyPath = HoconPath.Join(path, key.Key);
            var comment = string.Join(' ', key.Select(f => f.Comment).Where(c => c.Length > 0));
            if (key.First().Value is ObjectExpression inner && inner.Entries.OfType<HoconField>().Any(f => f.Comment.Length > 0))
            {
                PrintRow(text, keyPath, "", comment);
                PrintRows(text, keyPath, inner);
            }
            else
            {
                PrintRow(text, keyPath, string.Join(", or ", key.Select(f => Default(f.Value))), comment);
            }
        }
    }

    private static void PrintRow(StringBuilder text, string key, string value, string meaning) =>
        text.Append("| `").Append(key).Append("` | ").Append(value.Length > 0 ? $"`{Escape(value)}`" : "").Append(" | ").Append(Prose(meaning)).Append(" |\n");

    private static string Default(HoconExpression value) => value switch
    {
        LiteralExpression { IsQuoted: true } quoted => HoconPrinter.Quote(quoted.Text),
        LiteralExpression literal => literal.Text,
        SubstitutionExpression { IsOptional: true } optional => $"${{?{optional.Written}}}",
        SubstitutionExpression needed => $"${{{needed.Written}}}",
        ListExpression list => "[" + string.Join(", ", list.Elements.Select(Default)) + "]",
        ObjectExpression { Entries.Count: 0 } => "{}",
        ObjectExpression members => "{ " + string.Join(", ", members.Entries.OfType<HoconField>().Select(f => $"{f.Key} = {Default(f.Value)}")) + " }",
        ConcatenationExpression parts => string.Concat(parts.Parts.Select(Default)),
        _ => "",
    };

    // What Markdown would take for emphasis or for an HTML tag.
    private static string Prose(string text) =>
        Escape(text).Replace("*", "\\*", StringComparison.Ordinal).Replace("<", "\\<", StringComparison.Ordinal);

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
