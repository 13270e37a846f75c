using LlmRouter.Settings.Hocon;

namespace LlmRouter.Settings.Sections;

/// <summary><c>router.provider-types</c>.</summary>
internal static class ProviderTypesSection
{
    public static IReadOnlyDictionary<string, ProviderType> Read(SettingsSection section, SettingsSection defaultTraits)
    {
        var types = new Dictionary<string, ProviderType>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in section.Rows().Where(r => r.Value is not HoconNull))
        {
            var child = section.Child(row.Key);
            var traits = child.Child("traits");
            var type = new ProviderType(
                child.Word("dialect", ProviderType.Dialects),
                TimeoutsSection.ReadOverrides(child.Child("timeouts")),
                HeadersSection.Read(child.Child("headers")),
                defaultTraits.Over(traits.Values, traits.Path));
            TraitsSection.Read(type.Traits);
            child.RejectUnknown();
            if (!types.TryAdd(row.Key, type))
            {
                section.Mistakes.Add(row.KeyOrigin, child.Path, "another type has this name, but for upper and lower case");
            }
        }

        return types;
    }
}
