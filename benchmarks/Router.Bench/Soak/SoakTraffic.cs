namespace LlmRouter.Bench.Soak;

/// <summary>The mixed traffic: a fixed number of clients, each with one visit after another and a pause between them.</summary>
internal sealed class SoakTraffic(int port, VisitTally tally)
{
    /// <summary>Clients, and so the most connections at once.</summary>
    public const int Clients = 64;

    // With these pauses 64 clients make 100 to 200 requests a second: traffic, not a race.
    private const int ShortestPauseMs = 50;
    private const int LongestPauseMs = 350;
    private readonly IReadOnlyList<Visit> visits = SoakMix.Visits();

    /// <summary>Runs for that long; visits under way are ended as they would end by themselves.</summary>
    public Task RunAsync(TimeSpan duration)
    {
        var end = TimeProvider.System.GetTimestamp() + (long)(duration.TotalSeconds * TimeProvider.System.TimestampFrequency);
        return Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => ComeAgainAsync(client, end))));
    }

    private async Task ComeAgainAsync(int client, long end)
    {
        // The same traffic each time, but for what time itself makes of it.
        var random = new Random(client);
        using var visitor = new Visitor(port);
        while (TimeProvider.System.GetTimestamp() < end)
        {
            var visit = SoakMix.Next(visits, random);
            var seen = await visitor.GoAsync(visit).ConfigureAwait(false);
            tally.Note(visit, visit.Check(seen));
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(ShortestPauseMs, LongestPauseMs)), TimeProvider.System).ConfigureAwait(false);
        }
    }
}
