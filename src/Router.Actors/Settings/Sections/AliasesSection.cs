using LlmRouter.Settings.Hocon;

namespace LlmRouter.Settings.Sections;

/// <summary>
/// <c>router.aliases</c>. The result leads each alias to its last target, a model or a route: none of the values is an alias.
/// </summary>
internal sealed class AliasesSection(SettingsSection section, ProviderDirectory providers, RouteNames routes)
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
                CheckName(row);
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

    private void CheckName(HoconMember row)
    {
        if (routes.Has(row.Key))
        {
            var path = HoconPath.Join(section.Path, row.Key);
            section.Mistakes.Add(row.KeyOrigin, path, "a route has this name", "rename one of the two: the alias would never be asked");
        }
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
        // Only the link that names the missing one is wrong, not every alias that leads to it.
        if (target.Text.Trim() != last) return;
        if (RouteNames.IsWildcard(last) && routes.Has(last))
        {
            section.Report(alias, target, $"{target.Shown} stands for many models, and an alias for one", "name one of them");
        }

        var slash = last.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || routes.Cover(last) || providers.Offers(last) || providers.Knows(last[..slash]))
        {
            return;
        }

        var problem = "this alias leads to nothing: " + ProviderDirectory.Problem(target, last[..slash]);
        section.ReportDangling(alias, target, problem, providers.Hint(target, last[..slash]));
    }
}
