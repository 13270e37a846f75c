using System.Globalization;

namespace LlmRouter.Bench.Soak;

/// <summary>How long to soak.</summary>
/// <param name="Minutes">Minutes under load, <see cref="Shortest"/> to <see cref="Longest"/>.</param>
internal sealed record SoakOptions(int Minutes)
{
    public const int Shortest = 1;
    public const int Longest = 120;

    public static bool TryParse(ReadOnlySpan<string> arguments, out SoakOptions options, out string? mistake)
    {
        options = new SoakOptions(Minutes: 10);
        mistake = null;
        if (arguments.Length == 0) return true;
        if (arguments is ["--minutes", var text] && int.TryParse(text, CultureInfo.InvariantCulture, out var minutes) && minutes is >= Shortest and <= Longest)
        {
            options = new SoakOptions(minutes);
            return true;
        }
        mistake = $"soak takes --minutes, {Shortest} to {Longest}, and nothing else.";
        return false;
    }
}
