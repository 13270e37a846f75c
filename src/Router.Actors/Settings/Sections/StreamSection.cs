namespace LlmRouter.Settings.Sections;

/// <summary><c>router.stream</c>.</summary>
internal static class StreamSection
{
    private static readonly Dictionary<string, ErrorStyle> Styles = new()
    {
        ["error-object"] = ErrorStyle.ErrorObject,
        ["finish-reason"] = ErrorStyle.FinishReason,
    };

    // Beyond this people see tokens come in lumps.
    private static readonly TimeSpan LongestGather = TimeSpan.FromMilliseconds(100);

    public static StreamSettings Read(SettingsSection section)
    {
        var settings = new StreamSettings(
            section.Duration("hold", DurationRule.Positive),
            section.Duration("keep-alive", DurationRule.Positive),
            section.Duration("finish-grace", DurationRule.ZeroOrMore),
            Gather(section),
            section.Word("error-style", Styles));
        section.RejectUnknown();
        return settings;
    }

    private static TimeSpan Gather(SettingsSection section)
    {
        var gather = section.Duration("gather", DurationRule.ZeroOrMore);
        if (gather > LongestGather && section.OptionalScalar("gather") is { } scalar)
        {
            section.Report("gather", scalar, $"must be at most 100 ms, is {scalar.Shown}", "longer, and people would see tokens come in lumps");
        }

        return gather;
    }
}
