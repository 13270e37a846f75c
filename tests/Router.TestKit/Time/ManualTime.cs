namespace LlmRouter.Testing.Time;

/// <summary>
/// A clock that stands still until the test advances it. Timers fire on the advancing thread, in order of their due time and,
/// at one instant, in the order they were armed. A timer due at once fires at the next <see cref="Advance"/>, of zero included.
/// </summary>
internal sealed class ManualTime : TimeProvider
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _armed = [];
    private readonly List<(TimeSpan From, TimeSpan To, TaskCompletionSource Armed)> _watchers = [];
    private TimeSpan _elapsed;
    private long _armedSoFar;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How far the test has advanced.</summary>
    public TimeSpan Elapsed
    {
        get { lock (_lock) return _elapsed; }
    }

    /// <summary>Timers that would fire if time went on.</summary>
    public int ArmedTimers
    {
        get { lock (_lock) return _armed.Count; }
    }

    public override DateTimeOffset GetUtcNow() => Epoch + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and fires what falls due on the way, each at its own instant. A callback may advance further.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        TimeSpan target;
        lock (_lock) target = _elapsed + by;
        while (TakeNextDue(target) is { } timer) timer.Fire();
    }

    /// <summary>
    /// Completes once a timer is armed that falls due exactly <paramref name="due"/> from now, at once when one is:
    /// how a test knows that the code under test waits before it advances.
    /// </summary>
    public Task WhenArmedAsync(TimeSpan due)
    {
        lock (_lock) return WhenArmed(_elapsed + due, _elapsed + due);
    }

    /// <summary>Completes once a timer is armed that falls due <paramref name="within"/> from now or earlier, at once when one is.</summary>
    public Task WhenArmedWithinAsync(TimeSpan within)
    {
        lock (_lock) return WhenArmed(TimeSpan.MinValue, _elapsed + within);
    }

    /// <summary>Moves the clock to the instant of the next timer, unless that is more than <paramref name="within"/> away.</summary>
    public void AdvanceToNext(TimeSpan within)
    {
        TimeSpan? next;
        lock (_lock) next = _armed.Min(timer => (TimeSpan?)timer.DueAt) - _elapsed;
        if (next <= within) Advance(next.Value > TimeSpan.Zero ? next.Value : TimeSpan.Zero);
    }

    internal void Arm(ManualTimer timer, TimeSpan due, TimeSpan period)
    {
        lock (_lock)
        {
            _armed.Remove(timer);
            if (due == Timeout.InfiniteTimeSpan) return;
            timer.DueAt = _elapsed + due;
            timer.Period = period;
            timer.Order = _armedSoFar++;
            _armed.Add(timer);
            foreach (var (_, _, armed) in _watchers.FindAll(Watched)) armed.SetResult();
            _watchers.RemoveAll(Watched);
        }

        bool Watched((TimeSpan From, TimeSpan To, TaskCompletionSource Armed) watcher) => watcher.From <= timer.DueAt && timer.DueAt <= watcher.To;
    }

    internal void Disarm(ManualTimer timer)
    {
        lock (_lock) _armed.Remove(timer);
    }

    private Task WhenArmed(TimeSpan from, TimeSpan to)
    {
        if (_armed.Exists(timer => from <= timer.DueAt && timer.DueAt <= to)) return Task.CompletedTask;
        var armed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _watchers.Add((from, to, armed));
        return armed.Task;
    }

    private ManualTimer? TakeNextDue(TimeSpan target)
    {
        lock (_lock)
        {
            var next = _armed.Where(timer => timer.DueAt <= target).OrderBy(timer => timer.DueAt).ThenBy(timer => timer.Order).FirstOrDefault();
            var instant = next?.DueAt ?? target;
            // A callback may have advanced beyond this instant already: time never runs back.
            if (instant > _elapsed) _elapsed = instant;
            if (next is null) return null;
            _armed.Remove(next);
            if (next.Period > TimeSpan.Zero) Arm(next, next.DueAt + next.Period - _elapsed, next.Period);
            return next;
        }
    }
}
