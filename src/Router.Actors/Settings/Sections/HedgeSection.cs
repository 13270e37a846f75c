using LlmRouter.Settings.Hocon;

namespace LlmRouter.Settings.Sections;

/// <summary>A route's <c>hedge</c>.</summary>
internal static class HedgeSection
{
    private const string Measured = "p95";

    /// <summary>Null when the delay is <c>off</c>.</summary>
    public static HedgeSettings? Read(SettingsSection section)
    {
        var delay = ReadDelay(section);
        var budget = BudgetSection.Read(section);
        section.RejectUnknown();
        return delay == Timeout.InfiniteTimeSpan ? null : new HedgeSettings(delay, budget);
    }

    private static TimeSpan? ReadDelay(SettingsSection section)
    {
        var scalar = section.OptionalScalar("delay");
        if (scalar?.Text.Trim() == Measured) return null;
        if (scalar is not null && !HoconUnits.TryDuration(scalar.Text, out _))
        {
            section.Report("delay", scalar, $"{scalar.Shown} is not a duration", $"write 500 ms, {Measured} or off");
            return Timeout.InfiniteTimeSpan;
        }

        return section.Duration("delay", DurationRule.PositiveOrOff);
    }
}
