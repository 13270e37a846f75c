using LlmRouter.Settings.Hocon;

namespace LlmRouter.Settings.Sections;

/// <summary><c>router.routes</c>, and <c>router.route-defaults</c> behind each of them.</summary>
internal sealed class RoutesSection(SettingsSection router, ProviderDirectory providers)
{
    private const string DotHint = "a name with dots goes between quotes: \"gpt-4.1\" = \"openai/gpt-4.1\"";

    private static readonly string[] Keys = ["candidates", "policy", "parameters", "timeouts", "retry", "hedge"];

    private readonly List<string> _names = [];

    /// <summary>Every route's name, once <see cref="Read"/> is done.</summary>
    public RouteNames Names => new(_names);

    public IReadOnlyList<RouteSettings> Read()
    {
        var defaults = router.Child("route-defaults");
        var waits = TimeoutsSection.ReadOverrides(defaults.Child("timeouts"));
        var parameters = ParametersSection.Read(defaults.Child("parameters"));
        new RouteSection(defaults, providers, waits, parameters).CheckOnly();
        var routes = new List<RouteSettings>();
        var section = router.Child("routes");
        foreach (var row in section.Rows().Where(r => r.Value is not HoconNull))
        {
            _names.Add(row.Key);
            var path = HoconPath.Join(section.Path, row.Key);
            CheckName(section, row, path);
            var own = row.Value as HoconObject;
            if (own is { Members.Count: > 0 } && !own.Members.Any(member => IsKey(member.Key)))
            {
                section.Mistakes.Add(row.KeyOrigin, path, "a route needs a candidate", DotHint);
                continue;
            }

            var layered = defaults.Over(own ?? new HoconObject([], row.Value.Origin), path);
            routes.Add(new RouteSection(layered, providers, waits, parameters).Read(row.Key, own is null ? row.Value : null));
        }

        return routes;
    }

    // A misspelt key is one of a route's all the same: gpt-4 { polcy = … } is no name with a dot.
    private static bool IsKey(string key) => Keys.Contains(key, StringComparer.Ordinal) || Spelling.Nearest(key, Keys) is not null;

    private static void CheckName(SettingsSection section, HoconMember row, string path)
    {
        if (row.Key.Trim().Length == 0)
        {
            section.Mistakes.Add(row.KeyOrigin, path, "a route's name is empty", "write the model that clients ask for");
        }
        else if (row.Key.Count(c => c == '*') > 1)
        {
            section.Mistakes.Add(row.KeyOrigin, path, "a route's name holds at most one *", "write a route for each form of the name");
        }
    }
}
