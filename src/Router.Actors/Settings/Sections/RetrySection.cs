namespace LlmRouter.Settings.Sections;

/// <summary>A route's <c>retry</c>.</summary>
internal static class RetrySection
{
    private const int MostRounds = 100;

    public static RetrySettings Read(SettingsSection section)
    {
        var settings = new RetrySettings(
            section.Number("rounds", 1, MostRounds),
            section.Duration("backoff", DurationRule.ZeroOrMore),
            section.Duration("backoff-max", DurationRule.ZeroOrMore),
            BudgetSection.Read(section),
            section.Flag("last-resort"));
        section.InOrder(("backoff", settings.Backoff), ("backoff-max", settings.BackoffMax));
        section.RejectUnknown();
        return settings;
    }
}
