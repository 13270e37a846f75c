namespace LlmRouter.Actors;

/// <summary>
/// Providers that a reload took out, until no request that began before it can use them; then their connections are closed, once.
/// Safe for concurrent use.
/// </summary>
internal sealed class RetiredCells : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<EngineSnapshot> _older = [];
    private readonly List<ProviderCell> _retired = [];

    /// <summary>A snapshot was replaced. Call it after the new one can be seen: who enters the older one from then on leaves it again.</summary>
    public void Replaced(EngineSnapshot older, EngineSnapshot newer)
    {
        List<ProviderCell> gone = [.. older.Cells.Except(newer.Cells)];
        gone.ForEach(cell => cell.Retire());
        lock (_gate)
        {
            _older.Add(older);
            _retired.AddRange(gone);
        }

        Sweep();
    }

    /// <summary>Closes what nobody can use any more. Call it whenever a request left an older snapshot as its last.</summary>
    public void Sweep()
    {
        List<ProviderCell> unused;
        lock (_gate)
        {
            _older.RemoveAll(snapshot => !snapshot.IsInUse);
            unused = _retired.FindAll(cell => !_older.Exists(snapshot => snapshot.Cells.Contains(cell)));
            _retired.RemoveAll(unused.Contains);
        }

        // Outside the lock: closing connections is not ours.
        foreach (var cell in unused) cell.Upstream.Dispose();
    }

    /// <summary>Closes all that is left, in use or not.</summary>
    public void Dispose()
    {
        lock (_gate) _older.Clear();
        Sweep();
    }
}
