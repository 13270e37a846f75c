using System.Globalization;
using System.Text;

namespace LlmRouter.Bench.Scale;

/// <summary>What a scale run found, as one Markdown table.</summary>
internal sealed class ScaleTable(IReadOnlyList<ScaleRow> rows)
{
    /// <summary>Whether every answer was.</summary>
    public bool IsWhole => rows.All(row => row.Faults is null or 0);

    public string Markdown()
    {
        var text = new StringBuilder("| load | figures | answers not whole |\n|---|---|---:|\n");
        foreach (var (load, figures, faults) in rows) text.Append(CultureInfo.InvariantCulture, $"| {load} | {figures} | {faults?.ToString(CultureInfo.InvariantCulture) ?? "–"} |\n");
        return text.ToString();
    }
}
