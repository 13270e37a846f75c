namespace LlmRouter.Http.Pipeline;

/// <summary>
/// Gives memory back when nothing has been asked for a while. The collector runs when something is allocated: what a burst of thousands of
/// streams left behind would stay for as long as the router is idle behind it.
/// </summary>
internal sealed class IdleMemory : IDisposable
{
    /// <summary>Longer than providers' idle connections are kept, which hold memory too.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);

    private readonly TimeProvider _time;
    private readonly Action _collect;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private int _underWay;
    private long _lastEnd;
    private bool _armed;

    /// <param name="time">The clock of the quiet.</param>
    /// <param name="collect">Collects everything, however long it takes.</param>
    public IdleMemory(TimeProvider time, Action collect)
    {
        _time = time;
        _collect = collect;
        _timer = time.CreateTimer(static state => ((IdleMemory)state!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A request has begun.</summary>
    public void Begin() => Interlocked.Increment(ref _underWay);

    /// <summary>It has ended.</summary>
    public void End()
    {
        if (Interlocked.Decrement(ref _underWay) > 0) return;
        lock (_gate)
        {
            _lastEnd = _time.GetTimestamp();
            if (!_armed) Arm(Quiet);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Arm(TimeSpan after)
    {
        _armed = true;
        _timer.Change(after, Timeout.InfiniteTimeSpan);
    }

    private void Look()
    {
        lock (_gate)
        {
            _armed = false;
            // Whoever ends last arms it again.
            if (Volatile.Read(ref _underWay) > 0) return;
            var left = Quiet - _time.GetElapsedTime(_lastEnd);
            if (left > TimeSpan.Zero)
            {
                Arm(left);
                return;
            }
        }

        _collect();
    }
}
