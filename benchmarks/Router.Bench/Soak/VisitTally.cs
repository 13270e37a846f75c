namespace LlmRouter.Bench.Soak;

/// <summary>Counts visits as they end. Safe for concurrent use.</summary>
internal sealed class VisitTally
{
    private const int MostExamples = 5;
    private readonly Lock gate = new();
    private readonly List<string> examples = [];
    private long requests;
    private long aborts;
    private long faults;
    private long wrong;

    public VisitCounts Counts
    {
        get
        {
            lock (gate) return new VisitCounts(requests, aborts, faults, wrong, [.. examples]);
        }
    }

    /// <param name="visit">Who asked for what.</param>
    /// <param name="mistake">What was wrong with the answer; null when nothing was.</param>
    public void Note(Visit visit, string? mistake)
    {
        lock (gate)
        {
            requests++;
            if (visit.LeavesAfter < int.MaxValue) aborts++;
            if (visit.Fault != ProviderFault.None) faults++;
            if (mistake is null) return;
            wrong++;
            if (examples.Count < MostExamples) examples.Add($"{visit.Name}: {mistake}");
        }
    }
}
