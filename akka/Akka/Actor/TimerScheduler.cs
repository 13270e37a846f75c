namespace Akka.Actor;

internal sealed class TimerScheduler(ActorCell cell) : ITimerScheduler
{
    private readonly Dictionary<object, TimerFired> _timers = [];

    public IReadOnlyCollection<object> ActiveTimers => _timers.Keys;

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval) => Start(key, msg, interval, interval, cell.Self);

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef sender) => Start(key, msg, interval, interval, sender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval) => Start(key, msg, initialDelay, interval, cell.Self);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef sender) =>
        Start(key, msg, initialDelay, interval, sender);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout) => Start(key, msg, timeout, null, cell.Self);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef sender) => Start(key, msg, timeout, null, sender);

    public bool IsTimerActive(object key) => _timers.ContainsKey(key);

    public void Cancel(object key)
    {
        if (_timers.Remove(key, out var timer))
            timer.Timer.Cancel();
    }

    public void CancelAll()
    {
        foreach (var timer in _timers.Values)
            timer.Timer.Cancel();
        _timers.Clear();
    }

    /// <summary>False: the timer was cancelled or replaced after this message had been queued.</summary>
    internal bool Accepts(TimerFired fired)
    {
        if (!_timers.TryGetValue(fired.Key, out var current) || !ReferenceEquals(current, fired))
            return false;
        if (!fired.Repeats)
            _timers.Remove(fired.Key);
        return true;
    }

    private void Start(object key, object message, TimeSpan delay, TimeSpan? interval, IActorRef sender)
    {
        Cancel(key);
        var fired = new TimerFired(key, message, interval is not null);
        fired.Timer = interval is { } period
            ? cell.SystemImpl.Wheel.TellRepeatedly(delay, period, cell.Self, fired, sender)
            : cell.SystemImpl.Wheel.TellOnce(delay, cell.Self, fired, sender);
        _timers[key] = fired;
    }
}
