using System.Globalization;
using System.Text;
using LlmRouter.Bench.Load;

namespace LlmRouter.Bench.Report;

/// <summary>A workload's results as a Markdown table: medians of the rounds, and ratios to default YARP.</summary>
internal sealed class ResultTable(IWorkload workload, IReadOnlyList<(string Peer, IReadOnlyList<Measurement> Rounds)> results)
{
    private const string Baseline = "yarp";

    public string Markdown()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"### {workload.Title}\n\n| peer |");
        foreach (var metric in workload.Metrics) text.Append(CultureInfo.InvariantCulture, $" {metric.Name} |").Append(metric.Compared ? " ratio to YARP |" : "");
        text.Append(" answers not whole |\n|---|");
        foreach (var metric in workload.Metrics) text.Append(metric.Compared ? "---:|---:|" : "---:|");
        text.Append("---:|\n");
        foreach (var (peer, rounds) in results) AppendRow(text, peer, rounds);
        return text.ToString();
    }

    /// <summary>One round's figures for the progress line.</summary>
    public static string Line(IReadOnlyList<Metric> metrics, Measurement measurement)
    {
        var figures = metrics.Select((metric, index) => $"{metric.Name} {Number(measurement.Values[index], metric.Decimals)}");
        var faults = measurement.Faults == 0 ? "" : $"; {measurement.Faults} answers not whole: {measurement.FirstFault}";
        return string.Join(", ", figures) + faults;
    }

    private void AppendRow(StringBuilder text, string peer, IReadOnlyList<Measurement> rounds)
    {
        text.Append(CultureInfo.InvariantCulture, $"| {peer} |");
        for (var index = 0; index < workload.Metrics.Count; index++)
        {
            var metric = workload.Metrics[index];
            var value = Median(rounds, index);
            text.Append(CultureInfo.InvariantCulture, $" {Number(value, metric.Decimals)} |");
            if (metric.Compared) text.Append(CultureInfo.InvariantCulture, $" {Ratio(value, index)} |");
        }
        text.Append(CultureInfo.InvariantCulture, $" {rounds.Sum(round => round.Faults)} |\n");
    }

    private string Ratio(double value, int index)
    {
        var baseline = results.FirstOrDefault(result => result.Peer == Baseline).Rounds;
        return baseline is null ? "–" : Number(value / Median(baseline, index), 2);
    }

    private static double Median(IReadOnlyList<Measurement> rounds, int index) => Statistics.Median(rounds.Select(round => round.Values[index]));

    private static string Number(double value, int decimals) =>
        double.IsFinite(value) ? value.ToString($"N{decimals}", CultureInfo.InvariantCulture) : "–";
}
