namespace Akka.Actor;

/// <summary>One timer: a link of a wheel's slot, and its own cancellation.</summary>
internal abstract class TimerEntry(TimerWheel wheel) : ICancelable
{
    private CancellationTokenSource _source;
    private CancellationTokenRegistration _endsWith;
    private int _cancelled;

    internal TimerEntry Previous { get; set; }

    internal TimerEntry Next { get; set; }

    internal TimerSlot Slot { get; set; }

    internal long DeadlineTick { get; set; }

    /// <summary>Ticks between two runs; 0 for a single one.</summary>
    internal long IntervalTicks { get; set; }

    public bool IsCancellationRequested => Volatile.Read(ref _cancelled) != 0;

    public CancellationToken Token
    {
        get
        {
            var source = LazyInitializer.EnsureInitialized(ref _source, static () => new CancellationTokenSource());
            if (IsCancellationRequested)
                source.Cancel();
            return source.Token;
        }
    }

    public void Cancel() => Cancel(throwOnFirstException: false);

    public void Cancel(bool throwOnFirstException)
    {
        if (Interlocked.Exchange(ref _cancelled, 1) != 0)
            return;
        wheel.Remove(this);
        Volatile.Read(ref _source)?.Cancel(throwOnFirstException);
    }

    public void CancelAfter(TimeSpan delay) => wheel.Start(new ActionEntry(wheel, Cancel), delay, null);

    public void CancelAfter(int millisecondsDelay) => CancelAfter(TimeSpan.FromMilliseconds(millisecondsDelay));

    internal abstract void Fire();

    /// <summary>Also ends when the caller's own cancelable does; without this a cancelled timer would stay in its slot until it is due.</summary>
    internal void EndWith(ICancelable cancelable)
    {
        if (cancelable is null)
            return;
        _endsWith = cancelable.Token.UnsafeRegister(static entry => ((TimerEntry)entry).Cancel(), this);
        if (Slot is null && IntervalTicks == 0)
            _endsWith.Unregister();
    }

    internal void Ended() => _endsWith.Unregister();
}
