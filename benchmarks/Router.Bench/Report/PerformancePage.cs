namespace LlmRouter.Bench.Report;

/// <summary>docs/performance.md: text that people write, and between two markers the tables that a run writes.</summary>
internal sealed class PerformancePage
{
    private readonly string path;
    private readonly string before;
    private readonly string after;

    private PerformancePage(string path, string before, string after)
    {
        this.path = path;
        this.before = before;
        this.after = after;
    }

    /// <summary>Finds the place of a part; before a run, so that no result is lost for want of a marker.</summary>
    /// <exception cref="InvalidDataException">The page has no such markers.</exception>
    public static PerformancePage Open(string path, string part)
    {
        var (begin, end) = ($"<!-- bench:{part} -->", $"<!-- /bench:{part} -->");
        var page = File.ReadAllText(path);
        var from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = page.IndexOf(end, StringComparison.Ordinal);
        if (from < begin.Length || to < from) throw new InvalidDataException($"{path} needs the lines {begin} and {end}; the tables go between them.");
        return new PerformancePage(path, page[..from], page[to..]);
    }

    /// <summary>Puts the text in place of what stood between the markers.</summary>
    public void Write(string text) => File.WriteAllText(path, $"{before}\n{text.Trim()}\n{after}");
}
