using System.Collections.Concurrent;

namespace Akka.TestKit.Internal;

/// <summary>What a test actor has received and the test has not yet read. One test reads, so the semaphore's count is the queue's.</summary>
internal sealed class Inbox
{
    private readonly ConcurrentQueue<MessageEnvelope> _messages = new();
    private readonly SemaphoreSlim _available = new(0);

    internal bool HasMessages => !_messages.IsEmpty;

    internal void Add(MessageEnvelope envelope)
    {
        _messages.Enqueue(envelope);
        _available.Release();
    }

    /// <summary>The next message, or null if none comes in time.</summary>
    /// <param name="timeout">How long to wait at most; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="blocking">Whether to block the thread, for the synchronous half of the kit, which then completes at once.</param>
    /// <param name="cancellationToken">Ends the wait with an <see cref="OperationCanceledException"/>.</param>
    internal async ValueTask<MessageEnvelope> Take(TimeSpan timeout, bool blocking, CancellationToken cancellationToken)
    {
        if (!await Wait(timeout, blocking, cancellationToken).ConfigureAwait(false))
            return null;
        _messages.TryDequeue(out var envelope);
        return envelope;
    }

    /// <summary>The same, and the message stays.</summary>
    internal async ValueTask<MessageEnvelope> Peek(TimeSpan timeout, bool blocking, CancellationToken cancellationToken)
    {
        if (!await Wait(timeout, blocking, cancellationToken).ConfigureAwait(false))
            return null;
        _messages.TryPeek(out var envelope);
        _available.Release();
        return envelope;
    }

    private ValueTask<bool> Wait(TimeSpan timeout, bool blocking, CancellationToken cancellationToken)
    {
        var limit = timeout < TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan ? TimeSpan.Zero : timeout;
        return blocking
            ? new ValueTask<bool>(_available.Wait(limit, cancellationToken))
            : new ValueTask<bool>(_available.WaitAsync(limit, cancellationToken));
    }
}
