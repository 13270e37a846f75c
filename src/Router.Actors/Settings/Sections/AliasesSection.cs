using LlmRouter.Settings.Hocon;

namespace LlmRouter.Settings.Sections;

/// <summary><c>router.aliases</c>. The result leads each alias to its last target: none of the values is an alias.</summary>
internal sealed class AliasesSection(SettingsSection section, IReadOnlyList<ProviderSettings> providers, IReadOnlyList<string> absentProviders)
{
    private const string DotHint = "a name with dots goes between quotes: \"gpt-4.1\" = \"openai/gpt-4.1\"";

    private readonly Dictionary<string, HoconScalar> _targets = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Read()
    {
        foreach (var row in section.Rows().Where(r => r.Value is not HoconNull))
        {
            if (row.Value is HoconScalar { Text: var text } target && text.Trim().Length > 0)
            {
                _targets.Add(row.Key, target);
            }
            else
            {
                section.Report(row.Key, row.Value, Problem(row.Value), row.Value is HoconObject ? DotHint : "write provider/model");
            }
        }

        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (alias, target) in _targets)
        {
            if (Follow(alias) is { } last)
            {
                CheckTarget(alias, target, last);
                aliases.Add(alias, last);
            }
            else
            {
                section.Report(alias, target, "this alias leads back to itself", "let one of the circle name a model");
            }
        }

        return aliases;
    }

    private static string Problem(HoconValue value) =>
        value is HoconScalar ? "this alias leads to nothing" : $"an alias must be a text, this is {value.Kind}";

    /// <summary>The end of the chain; null when it has none.</summary>
    private string? Follow(string alias)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var name = alias;
        while (_targets.TryGetValue(name, out var target))
        {
            if (!seen.Add(name))
            {
                return null;
            }

            name = target.Text.Trim();
        }

        return name;
    }

    private void CheckTarget(string alias, HoconScalar target, string last)
    {
        var slash = last.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || providers.Any(p => p.Models.Contains(last)))
        {
            return;
        }

        // Only the link that names the missing provider is wrong, not every alias that leads to it.
        var provider = last[..slash];
        if (target.Text.Trim() != last || providers.Any(p => p.Name.Equals(provider, StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        var isAbsent = absentProviders.Contains(provider, StringComparer.OrdinalIgnoreCase);
        var shown = target.Variable is null ? $"no provider {HoconPrinter.Quote(provider)} here" : $"no provider for {target.Shown}";
        section.ReportDangling(alias, target, $"this alias leads to nothing: there is {shown}", Hint(target.Variable is null ? provider : "", isAbsent));
    }

    private string Hint(string provider, bool isAbsent)
    {
        if (isAbsent)
        {
            return $"set its key in the environment, or write router.providers.{provider}";
        }

        return Spelling.Nearest(provider, providers.Select(p => p.Name)) is { } near
            ? $"did you mean \"{near}\"?"
            : "write provider/model, with the provider's name first also where the model's name has a slash";
    }
}
