using Akka.Actor;
using Akka.Streams.Stage;

namespace Akka.Streams.TestKit;

/// <summary>Pulls exactly as much as the test asked for and tells the probe what comes.</summary>
internal sealed class SinkProbeLogic<T> : InGraphStageLogic, ISinkDemand
{
    private readonly Inlet<T> _in;
    private readonly TestSubscriber.Probe<T> _probe;
    private readonly Action<long> _onRequest;
    private readonly Action _onCancel;
    private long _demand;
    private bool _hasEnded;

    internal SinkProbeLogic(SinkShape<T> shape, TestSubscriber.Probe<T> probe) : base(shape)
    {
        (_in, _probe) = (shape.Inlet, probe);
        _onRequest = GetAsyncCallback<long>(OnRequest);
        _onCancel = GetAsyncCallback(OnCancel);
        SetHandler(_in, this);
    }

    public override void PreStart() => _probe.Inbox.Add(new Subscribed(this));

    public override void OnPush()
    {
        _demand--;
        _probe.Inbox.Add(new TestSubscriber.OnNext<T>(Grab(_in)));
        if (_demand > 0)
            Pull(_in);
    }

    public override void OnUpstreamFinish()
    {
        End(TestSubscriber.OnComplete.Instance);
        CompleteStage();
    }

    public override void OnUpstreamFailure(Exception e)
    {
        End(new TestSubscriber.OnError(e));
        FailStage(e);
    }

    public override void PostStop()
    {
        if (!_hasEnded)
            End(new TestSubscriber.OnError(new AbruptTerminationException(ActorRefs.Nobody)));
    }

    public void Request(long count) => _onRequest(count);

    public void Cancel() => _onCancel();

    private void OnRequest(long count)
    {
        _demand = count > long.MaxValue - _demand ? long.MaxValue : _demand + count;
        if (_demand > 0 && !HasBeenPulled(_in))
            TryPull(_in);
    }

    private void OnCancel()
    {
        _hasEnded = true;
        Cancel(_in);
    }

    private void End(object happened)
    {
        _hasEnded = true;
        _probe.Inbox.Add(happened);
    }
}
