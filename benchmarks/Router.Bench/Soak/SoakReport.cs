using System.Globalization;
using System.Text;

namespace LlmRouter.Bench.Soak;

/// <summary>What a soak found, as text.</summary>
internal sealed class SoakReport(SoakOptions options, SoakSamples samples, VisitCounts visits)
{
    /// <summary>A line for everything that drifted; empty when nothing did.</summary>
    public IReadOnlyList<string> Drifted { get; } = Drift.Find(samples, visits);

    /// <summary>One line: how long, how much.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{options.Minutes} {(options.Minutes == 1 ? "minute" : "minutes")}, {SoakTraffic.Clients} clients: {visits.Requests:N0} requests, {visits.Aborts:N0} clients left midway, {visits.Faults:N0} faults of the provider, {visits.Wrong:N0} answers wrong");

    public string Markdown(string machine)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Measured on: {machine}.\n\n![The curves of the table below over time](soak.svg)\n\n{Summary}.\n\n");
        text.Append("| | idle before | first quarter | last quarter | idle after | most |\n|---|---:|---:|---:|---:|---:|\n");
        for (var curve = 0; curve < SoakCurve.All.Count; curve++)
        {
            double[] values = [samples.IdleBefore(curve), samples.FirstQuarter(curve), samples.LastQuarter(curve), samples.IdleAfter(curve), samples.Most(curve)];
            text.Append(CultureInfo.InvariantCulture, $"| {SoakCurve.All[curve].Title} | {string.Join(" | ", values.Select(Number))} |\n");
        }
        text.Append(Drifted.Count == 0 ? "\nNo drift.\n" : "\nDrift:\n\n");
        foreach (var drift in Drifted) text.Append(CultureInfo.InvariantCulture, $"* {drift}\n");
        return text.ToString();
    }

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("N0", CultureInfo.InvariantCulture) : "unknown";
}
