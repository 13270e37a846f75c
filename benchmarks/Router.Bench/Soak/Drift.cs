using System.Globalization;

namespace LlmRouter.Bench.Soak;

/// <summary>The rule that a soak passes by. What is unknown is a failure too.</summary>
internal static class Drift
{
    /// <summary>A line for everything that drifted; empty when nothing did.</summary>
    public static IReadOnlyList<string> Find(SoakSamples samples, VisitCounts visits)
    {
        var found = new List<string>();
        for (var curve = 0; curve < SoakCurve.All.Count; curve++)
        {
            if (samples.Unknown(curve) is var unknown and > 0) found.Add($"{SoakCurve.All[curve].Name}: unknown at {unknown} of {samples.All.Count} looks.");
            if (Of(SoakCurve.All[curve], samples, curve) is { } drift) found.Add(drift);
        }
        if (visits.Requests == 0) found.Add("There was no request.");
        if (visits.Wrong > 0) found.Add(string.Create(CultureInfo.InvariantCulture, $"{visits.Wrong:N0} answers were wrong: {string.Join("; ", visits.Examples)}."));
        return found;
    }

    private static string? Of(SoakCurve curve, SoakSamples samples, int index)
    {
        var (from, to, what) = curve.Rule == DriftRule.Growth
            ? (samples.FirstQuarter(index), samples.LastQuarter(index), "in the first quarter and {1:N0} in the last")
            : (samples.IdleBefore(index), samples.IdleAfter(index), "before the load and {1:N0} after it");
        var limit = curve.Rule == DriftRule.Growth ? from * curve.Slack : curve.Slack;
        // Fewer handles, threads or bytes are no loss. Fewer actors are, so where there is no slack the number must be the same.
        var off = curve.Slack > 0 ? to - from : Math.Abs(to - from);
        // Written so that what is not a number fails.
        if (off <= limit) return null;
        return $"{curve.Title}: {string.Format(CultureInfo.InvariantCulture, "{0:N0} " + what, from, to)}.";
    }
}
