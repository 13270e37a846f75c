namespace LlmRouter.Streams;

/// <summary>
/// When quick streams look for bytes again: one timer for all of them. What came meanwhile is read in one go, worked on in one turn and
/// leaves in one write. Safe for concurrent use.
/// </summary>
internal sealed class ReadPulse : IDisposable
{
    // Streams that one thread wakes in turn; beyond them each further lot has a thread of its own.
    internal const int Share = 64;

    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private List<Action> _waiting = [];
    private bool _armed;

    public ReadPulse(TimeProvider time) =>
        _timer = time.CreateTimer(static state => ((ReadPulse)state!).Beat(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Calls back once, on another thread.</summary>
    /// <param name="wake">Must not block: others wait behind it.</param>
    /// <param name="within">At the latest after this long, by the clock's resolution.</param>
    public void Await(Action wake, TimeSpan within)
    {
        lock (_gate)
        {
            _waiting.Add(wake);
            if (_armed) return;
            _armed = true;
            _timer.Change(within, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Beat()
    {
        List<Action> due;
        lock (_gate)
        {
            due = _waiting;
            _waiting = new List<Action>(due.Count);
            _armed = false;
        }

        for (var first = Share; first < due.Count; first += Share)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static part => Wake(part.due, part.first), (due, first), preferLocal: false);
        }

        Wake(due, 0);
    }

    private static void Wake(List<Action> due, int first)
    {
        for (var i = first; i < Math.Min(first + Share, due.Count); i++) due[i]();
    }
}
