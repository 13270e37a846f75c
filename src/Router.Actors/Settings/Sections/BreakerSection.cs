namespace LlmRouter.Settings.Sections;

/// <summary>A provider's <c>breaker</c>.</summary>
internal static class BreakerSection
{
    private const int MostFailures = 1000;

    public static BreakerSettings Read(SettingsSection section)
    {
        var settings = new BreakerSettings(
            section.Number("failures", 0, MostFailures),
            section.Duration("open", DurationRule.Positive),
            section.Duration("open-max", DurationRule.Positive));
        section.InOrder(("open", settings.Open), ("open-max", settings.OpenMax));
        section.RejectUnknown();
        return settings;
    }
}
