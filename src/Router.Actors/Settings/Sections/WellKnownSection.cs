using LlmRouter.Settings.Hocon;

namespace LlmRouter.Settings.Sections;

/// <summary><c>router.well-known</c>: which providers the environment holds.</summary>
internal sealed class WellKnownSection(IReadOnlyDictionary<string, ProviderType> types, IReadOnlyDictionary<string, string> environment)
{
    /// <summary>Every row, found or not, in order.</summary>
    public IReadOnlyList<WellKnownProvider> Read(SettingsSection section) =>
        [.. section.Rows().Where(r => r.Value is not HoconNull).Select(r => ReadRow(r.Key, section.Child(r.Key)))];

    private WellKnownProvider ReadRow(string name, SettingsSection row)
    {
        var type = row.Text("type");
        if (!types.TryGetValue(type, out var known) && row.OptionalScalar("type") is { } wrong)
        {
            row.Report("type", wrong, $"there is no provider type {wrong.Shown}", Spelling.Hint(type, [.. types.Keys]));
        }

        var dialect = known?.Dialect ?? "";
        var url = ReadUrl(row, dialect);
        var keyVariable = row.OptionalText("key-variable");
        var key = ReadKey(keyVariable, row.Mistakes);
        var named = row.Texts("url-variables", "NAME").Select(v => v.Text).FirstOrDefault(IsSet);
        if (named is not null)
        {
            url = ReadUrl(named, dialect, row.Mistakes) ?? url;
        }

        var provider = new WellKnownProvider(name, type, url, key, keyVariable, key is not null || named is not null, row.OptionalFlag("assumed"), ReadTraits(row, known, isTheirs: named is null));
        row.RejectUnknown();
        return provider;
    }

    // Whoever names another address by a variable names another server: the row's traits are not its.
    private static SettingsSection? ReadTraits(SettingsSection row, ProviderType? type, bool isTheirs)
    {
        var own = row.Child("traits");
        if (type is null || !isTheirs) return type?.Traits;
        var traits = type.Traits.Over(own.Values, own.Path);
        TraitsSection.Read(traits);
        return traits;
    }

    private bool IsSet(string variable) => !string.IsNullOrWhiteSpace(environment.GetValueOrDefault(variable));

    private string? ReadKey(string? variable, SettingsMistakes mistakes)
    {
        if (variable is null || !IsSet(variable))
        {
            return null;
        }

        var key = environment[variable].Trim();
        if (!Secret.IsSendable(key))
        {
            mistakes.Add(HoconOrigin.Environment, variable, "this key holds a space or a character that a header cannot carry", "copy it again");
        }

        return key;
    }

    private static Uri? ReadUrl(SettingsSection row, string dialect)
    {
        if (row.OptionalScalar("base-url") is not { } scalar)
        {
            return null;
        }

        if (!BaseUrl.TryRead(scalar.Text, dialect, out var url, out var problem))
        {
            row.Report("base-url", scalar, $"this URL {problem}");
        }

        return url;
    }

    private Uri? ReadUrl(string variable, string dialect, SettingsMistakes mistakes)
    {
        var text = environment[variable];
        var normal = dialect == ProviderType.Ollama ? BaseUrl.FromOllamaHost(text) : text;
        if (!BaseUrl.TryRead(normal, dialect, out var url, out var problem))
        {
            mistakes.Add(HoconOrigin.Environment, variable, $"this URL {problem}", "for example http://localhost:8000/v1");
        }

        return url;
    }
}
