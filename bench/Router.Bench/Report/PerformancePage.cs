namespace LlmRouter.Bench.Report;

/// <summary>docs/performance.md: text that people write, and between two markers the tables that a run writes.</summary>
internal sealed class PerformancePage(string path, string part)
{
    private string Begin => $"<!-- bench:{part} -->";

    private string End => $"<!-- /bench:{part} -->";

    /// <summary>Puts the text in place of what stands between this part's markers.</summary>
    /// <exception cref="InvalidDataException">The page has no such markers.</exception>
    public void Write(string text)
    {
        var page = File.ReadAllText(path);
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = page.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin) throw new InvalidDataException($"{path} needs the lines {Begin} and {End}; the tables go between them.");
        File.WriteAllText(path, $"{page[..(begin + Begin.Length)]}\n{text.Trim()}\n{page[end..]}");
    }
}
