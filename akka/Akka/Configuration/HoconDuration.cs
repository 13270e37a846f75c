using System.Globalization;

namespace Akka.Configuration;

internal static class HoconDuration
{
    internal static bool TryParse(string text, bool allowInfinite, out TimeSpan span)
    {
        span = Timeout.InfiniteTimeSpan;
        if (text is "infinite" or "-1")
            return allowInfinite;
        var digits = text.TrimEnd("abcdefghijklmnopqrstuvwxyz ".ToCharArray());
        if (!double.TryParse(digits, CultureInfo.InvariantCulture, out var number))
            return false;
        var milliseconds = text[digits.Length..].Trim() switch
        {
            "" or "ms" or "milli" or "millis" or "millisecond" or "milliseconds" => 1.0,
            "us" or "micro" or "micros" or "microsecond" or "microseconds" => 0.001,
            "s" or "second" or "seconds" => 1000,
            "m" or "minute" or "minutes" => 60_000,
            "h" or "hour" or "hours" => 3_600_000,
            "d" or "day" or "days" => 86_400_000,
            _ => double.NaN,
        };
        if (double.IsNaN(milliseconds))
            return false;
        span = TimeSpan.FromMilliseconds(number * milliseconds);
        return true;
    }
}
