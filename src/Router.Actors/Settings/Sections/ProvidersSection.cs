using LlmRouter.Settings.Hocon;

namespace LlmRouter.Settings.Sections;

/// <summary>
/// <c>router.providers</c> and what the environment adds, in this order: configured ones as written, then those of
/// <c>well-known</c> that are found, in the reference's order, which ends with Ollama and the demo.
/// </summary>
internal sealed class ProvidersSection(SettingsSection router, IReadOnlyDictionary<string, string> environment)
{
    private const int LongestName = 64;
    private const string NameHint = "use letters, digits, '-', '_' and '.', at most 64, beginning with a letter or digit";

    private readonly List<ProviderSettings> _providers = [];
    private readonly List<string> _broken = [];
    private readonly Dictionary<string, string> _configured = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The providers, and what there is to know about those that are missing.</summary>
    public (IReadOnlyList<ProviderSettings> Providers, ProviderDirectory Directory) Read()
    {
        var defaults = router.Child("provider-defaults");
        var types = ProviderTypesSection.Read(router.Child("provider-types"), defaults.Child("traits"));
        var known = new WellKnownSection(types, environment).Read(router.Child("well-known"));
        var table = TimeoutsSection.ReadTable(router.Child("timeouts"));
        IReadOnlyList<TimeoutOverrides> weaker = [TimeoutsSection.ReadOverrides(defaults.Child("timeouts")), table];

        ReadConfigured(router.Child("providers"), defaults, known, types, weaker);
        foreach (var found in known.Where(k => k.IsFound && !_configured.ContainsKey(k.Name)))
        {
            var section = defaults.Over(new HoconObject([], HoconOrigin.Environment), HoconPath.Join("router.providers", found.Name));
            Add(new ProviderSection(section, found, types, weaker).Read(found.Name) is { } provider ? provider with { Optional = !found.IsNamed } : null);
        }

        IEnumerable<string> names = [.. known.Select(k => k.Name), .. _configured.Keys];
        var absent = names.Where(name => !_broken.Contains(name) && !_providers.Exists(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)));
        return (_providers, new ProviderDirectory(_providers, [.. absent], _broken));
    }

    private void ReadConfigured(
        SettingsSection section,
        SettingsSection defaults,
        IReadOnlyList<WellKnownProvider> known,
        IReadOnlyDictionary<string, ProviderType> types,
        IReadOnlyList<TimeoutOverrides> weaker)
    {
        new ProviderSection(defaults, null, types, weaker).CheckOnly();
        foreach (var row in section.Rows())
        {
            CheckName(section, row);
            if (row.Value is HoconObject own)
            {
                var match = known.FirstOrDefault(k => k.Name.Equals(row.Key, StringComparison.OrdinalIgnoreCase));
                var reader = new ProviderSection(defaults.Over(own, HoconPath.Join(section.Path, row.Key)), match, types, weaker);
                var provider = reader.Read(row.Key);
                Add(provider);
                if (provider is null && !reader.IsOff) _broken.Add(row.Key);
            }
            else
            {
                section.Report(row.Key, row.Value, $"a provider must be an object, this is {row.Value.Kind}", $"to switch it off write {row.Key} {{ enabled = off }}");
            }
        }
    }

    private void CheckName(SettingsSection section, HoconMember row)
    {
        var path = HoconPath.Join(section.Path, row.Key);
        var isName = row.Key.Length is > 0 and <= LongestName && char.IsAsciiLetterOrDigit(row.Key[0])
            && row.Key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
        if (!isName)
        {
            section.Mistakes.Add(row.KeyOrigin, path, "this cannot be the name of a provider", NameHint);
        }

        if (!_configured.TryAdd(row.Key, row.Key))
        {
            section.Mistakes.Add(row.KeyOrigin, path, $"another provider is called {_configured[row.Key]}", "names must differ by more than upper and lower case");
        }
    }

    private void Add(ProviderSettings? provider)
    {
        if (provider is not null)
        {
            _providers.Add(provider);
        }
    }
}
