using System.Diagnostics;
using System.Globalization;

namespace LlmRouter.Bench.Soak;

/// <summary>Looks at the router each second, keeps what it saw, and says so every ten seconds.</summary>
internal sealed class SoakRecorder(SoakProbe probe, VisitTally tally, TextWriter progress)
{
    private const int LooksBetweenLines = 10;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private readonly List<SoakSample> samples = [];
    private long begun = Stopwatch.GetTimestamp();

    /// <summary>What was seen so far.</summary>
    public IReadOnlyList<SoakSample> Samples => samples;

    private TimeSpan Now => Stopwatch.GetElapsedTime(begun);

    /// <summary>Time counts from here, and what was seen before lies before it.</summary>
    public void Begin()
    {
        var earlier = Now;
        begun = Stopwatch.GetTimestamp();
        for (var index = 0; index < samples.Count; index++) samples[index] = samples[index] with { At = samples[index].At - earlier };
    }

    /// <summary>Records until the phase has ended.</summary>
    public async Task WatchAsync(string name, Task phase)
    {
        using var timer = new PeriodicTimer(BetweenLooks);
        for (var looks = 1; !phase.IsCompleted && await timer.WaitForNextTickAsync().ConfigureAwait(false); looks++)
        {
            var at = Now;
            var seen = new SoakSample(at, await probe.LookAsync().ConfigureAwait(false));
            samples.Add(seen);
            if (looks % LooksBetweenLines == 0) progress.WriteLine(Line(name, seen));
        }
        await phase.ConfigureAwait(false);
    }

    private string Line(string name, SoakSample seen)
    {
        var visits = tally.Counts;
        var curves = SoakCurve.All.Select((curve, index) => string.Create(CultureInfo.InvariantCulture, $"{seen.Values[index]:N0} {curve.Unit}{(curve.Unit.Length > 0 ? " " : "")}{curve.Name}"));
        return string.Create(CultureInfo.InvariantCulture, $"{name}, minute {seen.At.TotalMinutes:N1}: {visits.Requests:N0} requests, {visits.Wrong:N0} answers wrong; {string.Join(", ", curves)}");
    }
}
