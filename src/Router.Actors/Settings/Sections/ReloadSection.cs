namespace LlmRouter.Settings.Sections;

/// <summary><c>router.reload</c>.</summary>
internal static class ReloadSection
{
    public static ReloadSettings Read(SettingsSection section)
    {
        var settings = new ReloadSettings(section.Duration("poll", DurationRule.PositiveOrOff));
        section.RejectUnknown();
        return settings;
    }
}
