namespace Akka.Streams.Implementation;

/// <summary>
/// A one-time signal that stages listen to. Listeners form a list through the listeners themselves, so that a
/// stream that ends before the signal leaves nothing behind.
/// </summary>
internal sealed class TerminationSignal
{
    private readonly Lock _gate = new();
    private ISignalListener? _first;
    private volatile bool _raised;

    /// <summary>What ended it, null for plain completion. Meaningful once <see cref="IsRaised"/>.</summary>
    internal AggregateException? Failure { get; private set; }

    internal bool IsRaised => _raised;

    internal void Complete() => Raise(null);

    internal void Fail(Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        Raise(new AggregateException(cause));
    }

    /// <summary>Adds a listener; false when the signal was raised already.</summary>
    internal bool Listen(ISignalListener listener)
    {
        lock (_gate)
        {
            if (_raised)
                return false;
            listener.Next = _first;
            if (_first is not null)
                _first.Previous = listener;
            _first = listener;
            return true;
        }
    }

    /// <summary>Takes a listener out; harmless when it is not in.</summary>
    internal void Forget(ISignalListener listener)
    {
        lock (_gate)
        {
            if (listener.Previous is { } previous)
                previous.Next = listener.Next;
            else if (ReferenceEquals(_first, listener))
                _first = listener.Next;
            if (listener.Next is { } next)
                next.Previous = listener.Previous;
            (listener.Next, listener.Previous) = (null, null);
        }
    }

    private void Raise(AggregateException? failure)
    {
        lock (_gate)
        {
            if (_raised)
                return;
            Failure = failure;
            _raised = true;
            // Only posts to the streams' inboxes: no user code runs under the lock.
            for (var listener = _first; listener is not null; listener = listener.Next)
                listener.OnRaised();
        }
    }
}
