using Akka.Streams.Implementation;

namespace Akka.Streams.Stage;

/// <summary>A stage's logic with timers: each fires as one of the stage's own signals and ends with the stage.</summary>
public abstract class TimerGraphStageLogic : GraphStageLogic
{
    private StageTimer? _timers;

    protected TimerGraphStageLogic(Shape shape) : base(shape)
    {
    }

    /// <summary>Runs when a timer fires.</summary>
    /// <param name="timerKey">The key it was scheduled with.</param>
    protected internal abstract void OnTimer(object timerKey);

    /// <summary>Fires once after <paramref name="delay"/>, instead of an earlier timer of an equal key.</summary>
    protected internal void ScheduleOnce(object timerKey, TimeSpan delay) =>
        Schedule(timerKey, delay, Timeout.InfiniteTimeSpan);

    /// <summary>Fires every <paramref name="interval"/>, instead of an earlier timer of an equal key.</summary>
    protected internal void ScheduleRepeatedly(object timerKey, TimeSpan interval) =>
        ScheduleRepeatedly(timerKey, interval, interval);

    /// <summary>Fires after <paramref name="initialDelay"/>, then every <paramref name="interval"/>, instead of an earlier timer of an equal key.</summary>
    protected internal void ScheduleRepeatedly(object timerKey, TimeSpan initialDelay, TimeSpan interval) =>
        Schedule(timerKey, initialDelay, interval);

    /// <summary>Stops a timer. It does not fire any more, even when it is due.</summary>
    protected internal void CancelTimer(object timerKey)
    {
        for (StageTimer? timer = _timers, before = null; timer is not null; before = timer, timer = timer.NextTimer)
        {
            if (!timer.Key.Equals(timerKey))
                continue;
            if (before is null)
                _timers = timer.NextTimer;
            else
                before.NextTimer = timer.NextTimer;
            timer.Dispose();
            return;
        }
    }

    /// <summary>Whether a timer is due to fire.</summary>
    protected internal bool IsTimerActive(object timerKey)
    {
        for (var timer = _timers; timer is not null; timer = timer.NextTimer)
            if (timer.Key.Equals(timerKey))
                return true;
        return false;
    }

    /// <inheritdoc/>
    protected internal override void AfterPostStop()
    {
        for (var timer = _timers; timer is not null; timer = timer.NextTimer)
            timer.Dispose();
        _timers = null;
        base.AfterPostStop();
    }

    internal void Fire(StageTimer timer)
    {
        if (!timer.IsActive)
            return;
        if (!timer.Repeats)
            CancelTimer(timer.Key);
        OnTimer(timer.Key);
    }

    private void Schedule(object timerKey, TimeSpan delay, TimeSpan interval)
    {
        ArgumentNullException.ThrowIfNull(timerKey);
        CancelTimer(timerKey);
        var timer = new StageTimer(this, timerKey, interval) { NextTimer = _timers };
        _timers = timer;
        timer.Start(delay);
    }
}
