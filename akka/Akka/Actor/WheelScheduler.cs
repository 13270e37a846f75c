namespace Akka.Actor;

/// <summary>The system's scheduler: all timers of all actors and streams on one <see cref="TimerWheel"/>.</summary>
internal sealed class WheelScheduler(Action<Exception> onFailure) : IScheduler, IAdvancedScheduler, IDisposable
{
    private readonly TimerWheel _wheel = new(onFailure);

    public IAdvancedScheduler Advanced => this;

    public DateTimeOffset Now => DateTimeOffset.UtcNow;

    public TimeSpan MonotonicClock => HighResMonotonicClock;

    public TimeSpan HighResMonotonicClock => System.Diagnostics.Stopwatch.GetElapsedTime(0);

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender) =>
        TellOnce(delay, receiver, message, sender);

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        TellOnce(delay, receiver, message, sender).EndWith(cancelable);

    public void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender) =>
        TellRepeatedly(initialDelay, interval, receiver, message, sender);

    public void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        TellRepeatedly(initialDelay, interval, receiver, message, sender).EndWith(cancelable);

    public void ScheduleOnce(TimeSpan delay, Action action) => RunOnce(delay, action);

    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) => RunOnce(delay, action).EndWith(cancelable);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) => RunRepeatedly(initialDelay, interval, action);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) =>
        RunRepeatedly(initialDelay, interval, action).EndWith(cancelable);

    public void Dispose() => _wheel.Dispose();

    internal TimerEntry TellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender) =>
        Add(new TellEntry(_wheel, receiver, message, sender), delay, null);

    internal TimerEntry TellRepeatedly(TimeSpan delay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender) =>
        Add(new TellEntry(_wheel, receiver, message, sender), delay, interval);

    internal TimerEntry RunOnce(TimeSpan delay, Action action) => Add(new ActionEntry(_wheel, action), delay, null);

    internal TimerEntry RunRepeatedly(TimeSpan delay, TimeSpan interval, Action action) => Add(new ActionEntry(_wheel, action), delay, interval);

    private TimerEntry Add(TimerEntry entry, TimeSpan delay, TimeSpan? interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        if (interval is { } period)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero, nameof(interval));
        _wheel.Start(entry, delay, interval);
        return entry;
    }
}
