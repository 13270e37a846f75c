namespace Akka.Actor;

internal sealed partial class ActorCell
{
    private TimeSpan? _receiveTimeout;
    private ICancelable _receiveTimer;
    private TimerScheduler _timers;
    private StashOfLetters _stash;

    TimeSpan? IActorContext.ReceiveTimeout => _receiveTimeout;

    public void Become(Receive receive)
    {
        if (_beneath is null or { Count: 0 })
            BecomeStacked(receive);
        else
            _behavior = receive;
    }

    public void Become(UntypedReceive receive) => Become(Always(receive));

    public void BecomeStacked(Receive receive)
    {
        if (_behavior is not null)
            (_beneath ??= new Stack<Receive>()).Push(_behavior);
        _behavior = receive;
    }

    public void BecomeStacked(UntypedReceive receive) => BecomeStacked(Always(receive));

    public void UnbecomeStacked() =>
        _behavior = _beneath is { Count: > 0 } ? _beneath.Pop() : _actor?.ReceiveDelegate;

    public void SetReceiveTimeout(TimeSpan? timeout)
    {
        CancelReceiveTimeout();
        _receiveTimeout = timeout == Timeout.InfiniteTimeSpan ? null : timeout;
        StartReceiveTimeout();
    }

    private static Receive Always(UntypedReceive receive) => message =>
    {
        receive(message);
        return true;
    };

    private void StartReceiveTimeout()
    {
        CancelReceiveTimeout();
        if (_receiveTimeout is { } timeout && !Mailbox.IsClosed)
            _receiveTimer = SystemImpl.Wheel.TellOnce(timeout, _self, Akka.Actor.ReceiveTimeout.Instance, _self);
    }

    private void CancelReceiveTimeout()
    {
        _receiveTimer?.Cancel();
        _receiveTimer = null;
    }
}
