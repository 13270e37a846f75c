namespace LlmRouter.Settings.Sections;

/// <summary>A provider's <c>concurrency</c>.</summary>
internal static class ConcurrencySection
{
    private const int Most = 100_000;

    public static ConcurrencySettings Read(SettingsSection section)
    {
        var settings = new ConcurrencySettings(
            section.NumberOrOff("limit", 1, Most),
            section.Number("queue", 0, Most),
            section.Duration("wait", DurationRule.Positive));
        section.RejectUnknown();
        return settings;
    }
}
