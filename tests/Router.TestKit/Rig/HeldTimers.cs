using System.Collections.Concurrent;

namespace LlmRouter.Testing.Rig;

/// <summary>
/// The time of <paramref name="inner"/>, which counts the timers that somebody still holds. Everything that waits holds one: an attempt its limits, a graph
/// the timers of its clocks, from the first demand until its stages have stopped. So the count is back where it was only when every graph,
/// attempt and wait has ended, on whichever engine the streams run.
/// </summary>
internal sealed class HeldTimers(TimeProvider inner) : TimeProvider
{
    private readonly ConcurrentDictionary<Timer, byte> _held = new();

    public int Count => _held.Count;

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, inner.CreateTimer(callback, state, dueTime, period));
        _held.TryAdd(timer, 0);
        return timer;
    }

    private sealed class Timer(HeldTimers owner, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            owner._held.TryRemove(this, out _);
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            owner._held.TryRemove(this, out _);
            return timer.DisposeAsync();
        }
    }
}
