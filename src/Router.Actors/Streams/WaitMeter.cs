namespace LlmRouter.Streams;

/// <summary>
/// Counts the time that somebody has waited for something, and only that: it stands still while nobody asks, so that a slow client is
/// never taken for a provider's silence. Pure: the caller brings the time, in <see cref="TimeProvider"/> timestamps.
/// </summary>
internal struct WaitMeter
{
    private long _waited;
    private long _since;
    private bool _waiting;

    /// <summary>Somebody waits from now on.</summary>
    public void Resume(long now)
    {
        if (_waiting) return;
        _waiting = true;
        _since = now;
    }

    /// <summary>Nobody waits any more; what was waited stays counted.</summary>
    public void Pause(long now)
    {
        if (!_waiting) return;
        _waiting = false;
        _waited += now - _since;
    }

    /// <summary>What was waited for has come: start from nothing.</summary>
    public void Reset(long now)
    {
        _waited = 0;
        _since = now;
    }

    /// <summary>Counts a wait that happened elsewhere.</summary>
    public void Add(long ticks) => _waited += ticks;

    public readonly bool IsWaiting => _waiting;

    /// <summary>The wait so far.</summary>
    public readonly long Waited(long now) => _waiting ? _waited + (now - _since) : _waited;
}
