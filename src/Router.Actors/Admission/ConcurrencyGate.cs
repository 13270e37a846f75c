using LlmRouter.Contracts;
using LlmRouter.Settings;

namespace LlmRouter.Admission;

/// <summary>
/// Gives a provider so many requests at once as it may have; the others wait their turn, within bounds. Safe for concurrent use.
/// A place is handed from one request to the next, never put down while somebody waits: hence nobody overtakes.
/// </summary>
internal sealed class ConcurrencyGate(string provider, ConcurrencySettings settings, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly TurnQueue<Waiter> _line = new();
    private int _inFlight;
    private int _waiting;

    /// <summary>Requests under way.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Requests that wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>True when the next one would not have to wait.</summary>
    public bool HasRoom => settings.Limit is not { } limit || InFlight < limit;

    /// <summary>Waits for a place. Whoever got one gives it back with <see cref="Leave"/>, once.</summary>
    /// <exception cref="RouterException">429: too many wait already, or the wait was too long.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; it has no place.</exception>
    public ValueTask EnterAsync(Lane lane, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled(cancellationToken);
        if (settings.Limit is not { } limit)
        {
            Interlocked.Increment(ref _inFlight);
            return ValueTask.CompletedTask;
        }

        Waiter waiter;
        lock (_lock)
        {
            if (_inFlight < limit)
            {
                Volatile.Write(ref _inFlight, _inFlight + 1);
                return ValueTask.CompletedTask;
            }

            if (_line.Count >= settings.Queue) return ValueTask.FromException(new RouterException(QueueFull(limit)));
            waiter = new Waiter(time.GetTimestamp());
            waiter.Place = _line.Add(lane, waiter);
            Volatile.Write(ref _waiting, _line.Count);
        }

        return WaitAsync(waiter, limit, cancellationToken);
    }

    /// <summary>Gives a place back: to whose turn it is, if anybody waits.</summary>
    public void Leave()
    {
        if (settings.Limit is null)
        {
            Interlocked.Decrement(ref _inFlight);
            return;
        }

        Waiter? next;
        lock (_lock)
        {
            next = _line.Take();
            if (next is null) Volatile.Write(ref _inFlight, _inFlight - 1);
            else Volatile.Write(ref _waiting, _line.Count);
        }

        next?.Admit();
    }

    private async ValueTask WaitAsync(Waiter waiter, int limit, CancellationToken cancellationToken)
    {
        using var cancelled = cancellationToken.UnsafeRegister(
            (_, token) =>
            {
                if (LeftLine(waiter)) waiter.Cancel(token);
            },
            null);
        using var expired = time.CreateTimer(
            _ =>
            {
                if (LeftLine(waiter)) waiter.Refuse(new RouterException(AdmissionErrors.WaitedTooLong(provider, limit, settings.Wait)));
            },
            null, settings.Wait, Timeout.InfiniteTimeSpan);
        await waiter.Answer.ConfigureAwait(false);
    }

    // False when a place was handed to it in this very moment: then it has that place, and gives it back like any other.
    private bool LeftLine(Waiter waiter)
    {
        lock (_lock)
        {
            var left = _line.Remove(waiter.Place!);
            Volatile.Write(ref _waiting, _line.Count);
            return left;
        }
    }

    private RouterError QueueFull(int limit)
    {
        var longest = _line.Heads.Select(waiter => time.GetElapsedTime(waiter.Since)).DefaultIfEmpty(TimeSpan.Zero).Max();
        return AdmissionErrors.QueueFull(provider, limit, settings.Queue, longest);
    }
}
