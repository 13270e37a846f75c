using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>A logic that hands every element on and fails when its timer says so.</summary>
internal abstract class TimeoutLogic<T> : TimerGraphStageLogic, IInHandler, IOutHandler
{
    private static readonly object TimerKey = new();

    private readonly FlowShape<T, T> _shape;

    protected TimeoutLogic(FlowShape<T, T> shape) : base(shape)
    {
        _shape = shape;
        SetHandler(shape.Inlet, this);
        SetHandler(shape.Outlet, this);
    }

    public virtual void OnPush() => Push(_shape.Outlet, Grab(_shape.Inlet));

    public void OnUpstreamFinish() => CompleteStage();

    public void OnUpstreamFailure(Exception e) => FailStage(e);

    public void OnPull() => Pull(_shape.Inlet);

    public void OnDownstreamFinish(Exception cause) => InternalOnDownstreamFinish(cause);

    protected void CheckOnce(TimeSpan delay) => ScheduleOnce(TimerKey, delay);

    protected void CheckEvery(TimeSpan interval) => ScheduleRepeatedly(TimerKey, interval);

    protected void StopChecking() => CancelTimer(TimerKey);
}
