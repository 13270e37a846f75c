namespace LlmRouter.Settings.Sections;

/// <summary><c>router.log</c>.</summary>
internal static class LogSection
{
    // Serilog's names for the levels; its own, Microsoft's and the short ones are all accepted.
    private static readonly Dictionary<string, string> Levels = new()
    {
        ["trace"] = "Verbose",
        ["verbose"] = "Verbose",
        ["debug"] = "Debug",
        ["info"] = "Information",
        ["information"] = "Information",
        ["warn"] = "Warning",
        ["warning"] = "Warning",
        ["error"] = "Error",
        ["critical"] = "Fatal",
        ["fatal"] = "Fatal",
    };

    private static readonly Dictionary<string, bool> IsJson = new() { ["text"] = false, ["json"] = true };

    public static LogSettings Read(SettingsSection section)
    {
        var settings = new LogSettings(section.Word("level", Levels), section.Word("format", IsJson));
        section.RejectUnknown();
        return settings;
    }
}
