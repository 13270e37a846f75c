using System.Globalization;
using LlmRouter.Settings.Hocon;

namespace LlmRouter.Settings;

/// <summary>Reads a key by type and range. After a mistake it gives something harmless: the outcome has no settings then.</summary>
internal static class SettingsValues
{
    /// <summary>The longest wait that .NET's timers take, rounded down to days.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(24);

    private static readonly TimeSpan LongestMoment = TimeSpan.FromMilliseconds(100);

    /// <summary>A text; null when absent.</summary>
    public static string? OptionalText(this SettingsSection section, string key) => section.Scalar(key, "a text")?.Text;

    public static string Text(this SettingsSection section, string key) => section.Required(key, "a text")?.Text ?? "";

    /// <summary>A text of the environment's or the file's, with its place for a mistake.</summary>
    public static HoconScalar? OptionalScalar(this SettingsSection section, string key) => section.Scalar(key, "a text");

    public static bool Flag(this SettingsSection section, string key) => section.Required(key, "on or off") is { } scalar && ReadFlag(section, key, scalar);

    /// <summary>On or off; off when absent.</summary>
    public static bool OptionalFlag(this SettingsSection section, string key) => section.Scalar(key, "on or off") is { } scalar && ReadFlag(section, key, scalar);

    public static int Number(this SettingsSection section, string key, int min, int max) =>
        section.Required(key, "a number") is { } scalar ? ReadNumber(section, key, scalar, min, max) : min;

    /// <summary>A whole number; null when absent.</summary>
    public static int? OptionalNumber(this SettingsSection section, string key, int min, int max) =>
        section.Scalar(key, "a number") is { } scalar ? ReadNumber(section, key, scalar, min, max) : null;

    /// <summary>A whole number; null for <c>off</c>.</summary>
    public static int? NumberOrOff(this SettingsSection section, string key, int min, int max) =>
        section.Required(key, "a number, or off") is { } scalar && scalar.Text.Trim() != "off" ? ReadNumber(section, key, scalar, min, max, orOff: ", or off") : null;

    /// <summary>A number that need not be whole.</summary>
    public static double Share(this SettingsSection section, string key, int min, int max)
    {
        if (section.Required(key, "a number") is not { } scalar)
        {
            return min;
        }

        if (!decimal.TryParse(scalar.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            section.Report(key, scalar, $"{scalar.Shown} is not a number", $"write a number from {min} to {max}, such as 0.5");
        }
        else if (number < min || number > max)
        {
            section.Report(key, scalar, $"must be from {min} to {max}, is {scalar.Shown}");
        }

        return (double)number;
    }

    private static int ReadNumber(SettingsSection section, string key, HoconScalar scalar, int min, int max, string orOff = "")
    {
        if (!int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            section.Report(key, scalar, $"{scalar.Shown} is not a whole number", $"write a number from {min} to {max}{orOff}");
        }
        else if (number < min || number > max)
        {
            section.Report(key, scalar, $"must be from {min} to {max}{orOff}, is {scalar.Shown}");
        }

        return number;
    }

    /// <summary>Bytes.</summary>
    public static long Size(this SettingsSection section, string key, long min, long max)
    {
        if (section.Required(key, "a size") is not { } scalar)
        {
            return min;
        }

        if (!HoconUnits.TrySize(scalar.Text, out var bytes))
        {
            section.Report(key, scalar, $"{scalar.Shown} is not a size", "write 64 KiB, 16 MiB or 100 MB");
        }
        else if (bytes < min || bytes > max)
        {
            section.Report(key, scalar, $"must be from {min} to {max} bytes, is {scalar.Shown}");
        }

        return bytes;
    }

    public static TimeSpan Duration(this SettingsSection section, string key, DurationRule rule) =>
        section.Required(key, "a duration") is { } scalar ? ReadDuration(section, key, scalar, rule) : TimeSpan.Zero;

    /// <summary>A duration; null when absent.</summary>
    public static TimeSpan? OptionalDuration(this SettingsSection section, string key, DurationRule rule) =>
        section.Scalar(key, "a duration") is { } scalar ? ReadDuration(section, key, scalar, rule) : null;

    /// <summary>A mistake when the first of two waits is longer than the second. It stands where the user wrote, not where a default does.</summary>
    public static void InOrder(this SettingsSection section, (string Key, TimeSpan Wait) shorter, (string Key, TimeSpan Wait) longer)
    {
        // Below zero is what was wrong in itself, and reported.
        var isRight = shorter.Wait <= longer.Wait || longer.Wait < TimeSpan.Zero;
        if (isRight || section.OptionalScalar(shorter.Key) is not { } low || section.OptionalScalar(longer.Key) is not { } high)
        {
            return;
        }

        var isNearer = section.Has(longer.Key) != section.Has(shorter.Key) ? section.Has(longer.Key) : low.Origin.File == SettingsReference.FileName;
        if (isNearer)
        {
            section.Report(longer.Key, high, $"must not be shorter than {shorter.Key}, which is {low.Shown}");
        }
        else
        {
            section.Report(shorter.Key, low, $"must not be longer than {longer.Key}, which is {high.Shown}");
        }
    }

    /// <summary>One of a few words; the words are matched without regard to case.</summary>
    public static T Word<T>(this SettingsSection section, string key, IReadOnlyDictionary<string, T> words)
    {
        if (section.Required(key, "a word") is { } scalar)
        {
            foreach (var (word, meaning) in words)
            {
                if (word.Equals(scalar.Text, StringComparison.OrdinalIgnoreCase))
                {
                    return meaning;
                }
            }

            section.Report(key, scalar, $"{scalar.Shown} is none of {string.Join(", ", words.Keys)}", DidYouMean(scalar, words.Keys));
        }

        return words.Values.First();
    }

    /// <summary>The texts of a list with their places; empty when absent. <paramref name="what"/> names an element in a mistake.</summary>
    public static IReadOnlyList<HoconScalar> Texts(this SettingsSection section, string key, string what)
    {
        var value = section.Find(key);
        if (value is null or HoconNull)
        {
            return [];
        }

        if (value is not HoconList list)
        {
            section.Report(key, value, $"must be a list, is {value.Kind}", $"write {key} = [{what}, {what}]");
            return [];
        }

        foreach (var wrong in list.Elements.Where(e => e is not HoconScalar))
        {
            section.Report(key, wrong, $"each element must be a text, this is {wrong.Kind}");
        }

        return [.. list.Elements.OfType<HoconScalar>()];
    }

    // Of a variable's value not even the likeness is told.
    private static string DidYouMean(HoconScalar scalar, IEnumerable<string> words) =>
        scalar.Variable is null && Spelling.Nearest(scalar.Text, words) is { } near ? $"did you mean \"{near}\"?" : "";

    private static bool ReadFlag(SettingsSection section, string key, HoconScalar scalar)
    {
        if (!HoconUnits.TryFlag(scalar.Text, out var flag))
        {
            section.Report(key, scalar, $"{scalar.Shown} is neither on nor off", "write on or off");
        }

        return flag;
    }

    private static TimeSpan ReadDuration(SettingsSection section, string key, HoconScalar scalar, DurationRule rule)
    {
        var mayBeOff = rule == DurationRule.PositiveOrOff;
        if (!HoconUnits.TryDuration(scalar.Text, out var duration))
        {
            section.Report(key, scalar, $"{scalar.Shown} is not a duration", "write 10s, 500 ms or 2 minutes" + (mayBeOff ? ", or off" : ""));
        }
        else if (duration == Timeout.InfiniteTimeSpan)
        {
            ReportUnless(mayBeOff, section, key, scalar, "this cannot be switched off");
        }
        else if (rule is DurationRule.ZeroOrMore or DurationRule.Moment)
        {
            ReportUnless(duration >= TimeSpan.Zero, section, key, scalar, $"must not be negative, is {scalar.Shown}");
        }
        else
        {
            ReportUnless(duration > TimeSpan.Zero, section, key, scalar, $"must be more than zero, is {scalar.Shown}", mayBeOff ? "write off to wait for ever" : "");
        }

        if (rule == DurationRule.Moment)
        {
            ReportUnless(duration <= LongestMoment, section, key, scalar, $"must be at most 100 ms, is {scalar.Shown}", "longer, and people would see tokens come in lumps");
        }
        else
        {
            ReportUnless(duration <= LongestWait, section, key, scalar, $"must be at most 24 days, is {scalar.Shown}", mayBeOff ? "write off to wait for ever" : "");
        }

        return duration;
    }

    private static void ReportUnless(bool isRight, SettingsSection section, string key, HoconScalar scalar, string message, string hint = "")
    {
        if (!isRight)
        {
            section.Report(key, scalar, message, hint);
        }
    }
}
