namespace LlmRouter.Failover;

/// <summary>Lets one request of all through a half-open breaker.</summary>
internal sealed class ProbeTicket
{
    private int _taken;

    public bool IsTaken => Volatile.Read(ref _taken) != 0;

    /// <summary>True for the first caller, for everybody else false.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;
}
