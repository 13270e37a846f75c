using Akka.Streams;
using Akka.Streams.Stage;

namespace LlmRouter.Streams;

/// <summary>
/// What both clocks do: pass elements on, count the waits while there is demand, and act when the wait is too long. One timer a
/// stream, looked at when it fires and never touched for an element.
/// </summary>
internal abstract class ClockLogic<T> : InAndOutGraphStageLogic
    where T : class
{
    private readonly FlowShape<T, T> _shape;
    private readonly TimeProvider _time;
    private ITimer? _timer;
    private TimeSpan? _armedFor;
    private WaitMeter _meter;

    protected ClockLogic(FlowShape<T, T> shape, TimeProvider time)
        : base(shape)
    {
        _shape = shape;
        _time = time;
        SetHandler(shape.Inlet, this);
        SetHandler(shape.Outlet, this);
    }

    /// <summary>How long a wait may be now; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</summary>
    protected abstract TimeSpan Limit { get; }

    /// <summary>True when this element is what was waited for.</summary>
    protected abstract bool Feeds(T element);

    /// <summary>The wait was too long: fail or complete the stage.</summary>
    protected abstract void OnExpired();

    /// <summary>Counts a wait that happened before the stage started.</summary>
    protected void CountEarlierWait(TimeSpan wait) => _meter.Add((long)(wait.TotalSeconds * _time.TimestampFrequency));

    public override void OnPull()
    {
        _meter.Resume(_time.GetTimestamp());
        Arm();
        Pull(_shape.Inlet);
    }

    public override void OnPush()
    {
        var element = Grab(_shape.Inlet);
        var now = _time.GetTimestamp();
        _meter.Pause(now);
        if (Feeds(element)) _meter.Reset(now);
        Push(_shape.Outlet, element);
    }

    public override void PostStop() => _timer?.Dispose();

    private void Arm()
    {
        var limit = Limit;
        if (limit == Timeout.InfiniteTimeSpan || (_armedFor is { } armed && armed <= limit)) return;
        _armedFor = limit;
        var rest = Rest();
        if (_timer is null) _timer = _time.CreateTimer(static state => ((Action)state!)(), GetAsyncCallback(OnTimer), rest, Timeout.InfiniteTimeSpan);
        else _timer.Change(rest, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        _armedFor = null;
        if (!_meter.IsWaiting || Limit == Timeout.InfiniteTimeSpan) return;
        if (Rest() > TimeSpan.Zero) Arm();
        else OnExpired();
    }

    private TimeSpan Rest()
    {
        var rest = Limit - _time.GetElapsedTime(0, _meter.Waited(_time.GetTimestamp()));
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }
}
