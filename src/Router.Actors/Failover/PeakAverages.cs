using System.Collections.Immutable;

namespace LlmRouter.Failover;

/// <summary>
/// A peak-EWMA for each model: a time above the average replaces it at once, one below draws it down the more the longer ago the last
/// one was. Unasked it fades, so that a model that was slow gets its next try. An immutable value.
/// </summary>
internal sealed record PeakAverages
{
    private readonly record struct Average(TimeSpan Value, TimeSpan At);

    /// <summary>Most models that are remembered; the one longest unheard of makes room.</summary>
    public const int Capacity = 256;

    // Long enough to bridge the gap between two requests, short enough to forget within a minute.
    private static readonly TimeSpan Decay = TimeSpan.FromSeconds(10);

    public static PeakAverages None { get; } = new();

    public int Count => Averages.Count;

    private ImmutableDictionary<string, Average> Averages { get; init; } = ImmutableDictionary.Create<string, Average>(StringComparer.Ordinal);

    /// <summary>Zero when nothing is known.</summary>
    public TimeSpan Of(string model, TimeSpan now) => Averages.TryGetValue(model, out var known) ? known.Value * Kept(known, now) : TimeSpan.Zero;

    /// <summary>With one time more.</summary>
    public PeakAverages With(string model, TimeSpan time, TimeSpan now)
    {
        if (!Averages.TryGetValue(model, out var known) || time >= known.Value) return Set(model, time, now);
        var kept = Kept(known, now);
        return Set(model, (known.Value * kept) + (time * (1 - kept)), now);
    }

    /// <summary>With a time that was not waited for to its end: it can show that the model is slower than thought, never that it is quicker.</summary>
    public PeakAverages WithAtLeast(string model, TimeSpan time, TimeSpan now) => time > Of(model, now) ? Set(model, time, now) : this;

    private static double Kept(Average known, TimeSpan now) => Math.Exp(-Math.Max(0, (now - known.At) / Decay));

    private PeakAverages Set(string model, TimeSpan value, TimeSpan now)
    {
        var averages = Averages;
        if (averages.Count >= Capacity && !averages.ContainsKey(model)) averages = averages.Remove(averages.MinBy(entry => entry.Value.At).Key);
        return this with { Averages = averages.SetItem(model, new Average(value, now)) };
    }
}
