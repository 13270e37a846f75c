using System.Collections.Concurrent;
using System.Diagnostics;

namespace LlmRouter.Bench.Mock;

/// <summary>When the mock provider learned that nobody reads an answer any more, by the plan's id.</summary>
internal sealed class DepartureLog
{
    private readonly ConcurrentDictionary<int, long> stamps = new();

    /// <summary>How many departures it learned of.</summary>
    public int Count => stamps.Count;

    public void Note(int id) => stamps.TryAdd(id, Stopwatch.GetTimestamp());

    /// <summary>The <see cref="Stopwatch"/> timestamp of the departure, if the provider was told.</summary>
    public bool TryGet(int id, out long stamp) => stamps.TryGetValue(id, out stamp);

    public void Clear() => stamps.Clear();
}
