namespace LlmRouter.Settings.Sections;

/// <summary><c>router.stream</c>.</summary>
internal static class StreamSection
{
    private static readonly Dictionary<string, ErrorStyle> Styles = new()
    {
        ["error-object"] = ErrorStyle.ErrorObject,
        ["finish-reason"] = ErrorStyle.FinishReason,
    };

    public static StreamSettings Read(SettingsSection section)
    {
        var settings = new StreamSettings(
            section.Duration("hold", DurationRule.Positive),
            section.Duration("keep-alive", DurationRule.Positive),
            section.Duration("finish-grace", DurationRule.ZeroOrMore),
            section.Duration("gather", DurationRule.Moment),
            section.Word("error-style", Styles));
        section.RejectUnknown();
        return settings;
    }
}
