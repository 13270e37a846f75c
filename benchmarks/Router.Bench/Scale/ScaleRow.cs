using LlmRouter.Bench.Load;

namespace LlmRouter.Bench.Scale;

/// <summary>One line of the table.</summary>
/// <param name="Load">What the router was given.</param>
/// <param name="Figures">What that cost, or why it was left out.</param>
/// <param name="Faults">Answers that were not whole; null where nothing was asked.</param>
internal sealed record ScaleRow(string Load, string Figures, int? Faults)
{
    public static ScaleRow Of(IWorkload workload, Measurement measurement) =>
        new(workload.Title, Report.ResultTable.Line(workload.Metrics, measurement), measurement.Faults);
}
