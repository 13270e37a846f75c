using System.Globalization;
using System.Net.Http.Headers;

namespace LlmRouter.Upstream;

/// <summary>
/// How long a provider asks to be left alone. RFC 9110 §10.2.3: "Retry-After = HTTP-date / delay-seconds"; fractions of seconds and
/// OpenAI's own <c>retry-after-ms</c> are in use too.
/// </summary>
internal static class RetryAfterHeader
{
    // No honest advice is longer, and arithmetic with what a liar sends must not overflow.
    private const double MostSeconds = 366.0 * 24 * 60 * 60;

    /// <summary>Null when there is no advice that can be read. A date that has passed is no wait at all.</summary>
    /// <param name="headers">As <see cref="PassedHeaders"/> gives them, by their lower-case names.</param>
    /// <param name="now">The wall time that a date is compared with.</param>
    public static TimeSpan? Read(IReadOnlyList<KeyValuePair<string, string>> headers, DateTimeOffset now)
    {
        if (headers.Count == 0) return null;
        // The finer one first: who sends both has rounded the other.
        return Number(Value(headers, "retry-after-ms"), unit: 0.001) ?? Number(Value(headers, "retry-after"), unit: 1) ?? Date(Value(headers, "retry-after"), now);
    }

    private static string? Value(IReadOnlyList<KeyValuePair<string, string>> headers, string name)
    {
        foreach (var (key, value) in headers)
            if (key == name) return value;
        return null;
    }

    private static TimeSpan? Number(string? text, double unit) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= 0
            ? TimeSpan.FromSeconds(Math.Min(number * unit, MostSeconds))
            : null;

    private static TimeSpan? Date(string? text, DateTimeOffset now)
    {
        if (!RetryConditionHeaderValue.TryParse(text, out var condition) || condition.Date is not { } date) return null;
        return date > now ? date - now : TimeSpan.Zero;
    }
}
