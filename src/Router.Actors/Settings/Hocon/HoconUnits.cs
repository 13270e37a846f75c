using System.Buffers;
using System.Globalization;

namespace LlmRouter.Settings.Hocon;

/// <summary>Texts with units: durations, sizes, booleans. HOCON's units, without its guess that a bare number is milliseconds.</summary>
internal static class HoconUnits
{
    // Longer numbers are nonsense, and this length times the largest unit cannot overflow a decimal.
    private const int LongestNumber = 18;

    private const decimal LongestMilliseconds = long.MaxValue / TimeSpan.TicksPerMillisecond;

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("+-.0123456789");

    /// <summary><c>10s</c>, <c>500 ms</c>, <c>1.5 minutes</c>; <c>off</c> and <c>infinite</c> give <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    public static bool TryDuration(string text, out TimeSpan duration)
    {
        duration = Timeout.InfiniteTimeSpan;
        if (text.Trim() is "off" or "infinite")
        {
            return true;
        }

        if (!TryNumber(text, out var number, out var unit) || DurationUnit(unit) is not { } milliseconds)
        {
            return false;
        }

        // Whole milliseconds, as timers count; and never -1, which .NET takes for "infinite".
        var whole = decimal.Truncate(number * milliseconds);
        duration = number < 0 ? TimeSpan.MinValue
            : whole >= LongestMilliseconds ? TimeSpan.MaxValue
            : TimeSpan.FromTicks((long)whole * TimeSpan.TicksPerMillisecond);
        return true;
    }

    /// <summary><c>16 MiB</c>, <c>64k</c> (powers of two), <c>100 MB</c> (powers of ten), or plain bytes.</summary>
    public static bool TrySize(string text, out long bytes)
    {
        bytes = 0;
        if (!TryNumber(text, out var number, out var unit) || SizeUnit(unit) is not { } factor)
        {
            return false;
        }

        bytes = (long)Math.Clamp(number * factor, long.MinValue, long.MaxValue);
        return true;
    }

    /// <summary><c>true yes on</c> and <c>false no off</c>.</summary>
    public static bool TryFlag(string text, out bool flag)
    {
        flag = text is "true" or "yes" or "on";
        return flag || text is "false" or "no" or "off";
    }

    private static bool TryNumber(string text, out decimal number, out string unit)
    {
        var trimmed = text.Trim();
        var end = trimmed.AsSpan().IndexOfAnyExcept(NumberCharacters);
        end = end < 0 ? trimmed.Length : end;
        unit = trimmed[end..].Trim();
        number = 0;
        return end <= LongestNumber
            && decimal.TryParse(trimmed.AsSpan(0, end), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    private static decimal? DurationUnit(string unit) => unit switch
    {
        "ms" or "milli" or "millis" or "millisecond" or "milliseconds" => 1,
        "s" or "second" or "seconds" => 1_000,
        "m" or "minute" or "minutes" => 60_000,
        "h" or "hour" or "hours" => 3_600_000,
        "d" or "day" or "days" => 86_400_000,
        _ => null,
    };

    private static decimal? SizeUnit(string unit) => unit switch
    {
        "" or "b" or "B" or "byte" or "bytes" => 1,
        "k" or "K" or "Ki" or "KiB" or "kibibyte" or "kibibytes" => 1024,
        "kB" or "kilobyte" or "kilobytes" => 1_000,
        "m" or "M" or "Mi" or "MiB" or "mebibyte" or "mebibytes" => 1024 * 1024,
        "MB" or "megabyte" or "megabytes" => 1_000_000,
        "g" or "G" or "Gi" or "GiB" or "gibibyte" or "gibibytes" => 1024 * 1024 * 1024,
        "GB" or "gigabyte" or "gigabytes" => 1_000_000_000,
        _ => null,
    };
}
