using System.Text;

namespace LlmRouter.Bench.Micro;

/// <summary>Makes BenchmarkDotNet's table compact: what was measured, mean time and allocation.</summary>
internal static class MicroTable
{
    private static readonly string[] Kept = ["Type", "Method", "Mean", "Allocated"];

    /// <param name="report">BenchmarkDotNet's report in Markdown; other columns than the four kept ones are passed over.</param>
    /// <exception cref="InvalidDataException">It has no table, or a benchmark has no result.</exception>
    public static string Compact(string report)
    {
        var rows = report.Split('\n').Where(line => line.TrimStart().StartsWith('|')).Select(Cells).ToList();
        if (rows.Count < 3) throw new InvalidDataException("The report of the micro-benchmarks has no results.");
        var places = Kept.Select(name => Array.IndexOf(rows[0], name)).ToArray();
        if (Array.IndexOf(places, -1) is var missing and >= 0) throw new InvalidDataException($"The report of the micro-benchmarks has no column {Kept[missing]}.");
        var text = new StringBuilder("| what | mean | allocated |\n|---|---:|---:|\n");
        // Below the names is the rule; a blank row parts one type's benchmarks from the next.
        foreach (var cells in rows.Skip(2).Where(cells => cells.Length > places.Max() && cells[places[1]].Length > 0)) AppendRow(text, [.. places.Select(place => cells[place])], Parameters(rows[0], cells, places));
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, string[] cells, string parameters)
    {
        if (cells[2] is "NA" or "?") throw new InvalidDataException($"{cells[0]}.{cells[1]} has no result.");
        var part = cells[0].Replace("Benchmarks", "", StringComparison.Ordinal);
        text.Append('|').Append(' ').Append(part).Append('.').Append(cells[1]).Append(parameters).Append(" | ").Append(cells[2]).Append(" | ").Append(cells[3] is "-" ? "0 B" : cells[3]).Append(" |\n");
    }

    // Between the method and its mean stand the parameters of every benchmark; "?" are those of others.
    private static string Parameters(string[] names, string[] cells, int[] places)
    {
        var own = Enumerable.Range(places[1] + 1, places[2] - places[1] - 1).Where(place => cells[place] is not ("?" or "" or "-")).Select(place => $"{names[place]} {cells[place]}").ToList();
        return own.Count == 0 ? "" : $" ({string.Join(", ", own)})";
    }

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim().Trim('*', '\'').Trim())];
}
