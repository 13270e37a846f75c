namespace LlmRouter.Settings.Sections;

/// <summary>A provider's <c>discovery</c>.</summary>
internal static class DiscoverySection
{
    public static DiscoverySettings Read(SettingsSection section)
    {
        var settings = new DiscoverySettings(
            section.Duration("refresh", DurationRule.Positive),
            section.Duration("retry", DurationRule.Positive),
            section.Duration("probe", DurationRule.PositiveOrOff));
        section.RejectUnknown();
        return settings;
    }
}
