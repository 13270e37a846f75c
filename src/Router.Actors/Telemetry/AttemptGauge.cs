namespace LlmRouter.Telemetry;

/// <summary>
/// What the live view shows of one attempt. Written for every chunk, hence plain fields: one writer for each, and a reader that may be
/// one chunk behind.
/// </summary>
internal sealed class AttemptGauge(TimeProvider time)
{
    private volatile AttemptPhase _phase;
    private long _phaseAt = time.GetTimestamp();

    // The graph's.
    private long _made;
    private long _waitingSince;
    private int _tokens;
    private int _tokensAtFirst;
    private long _firstTokenAt;
    private long _tokenAt;

    // The reader's.
    private long _taken;
    private long _takenAt;

    public AttemptPhase Phase => _phase;

    /// <summary>The attempt has come so far.</summary>
    public void Enter(AttemptPhase phase)
    {
        Volatile.Write(ref _phaseAt, time.GetTimestamp());
        _phase = phase;
    }

    /// <summary>The graph made a frame of so many bytes, which carries so many tokens. Called by the graph alone, before the frame can be taken.</summary>
    public void Made(int bytes, int tokens)
    {
        var now = time.GetTimestamp();
        // With older frames still there, the wait began with the oldest of them.
        if (_made == Volatile.Read(ref _taken)) Volatile.Write(ref _waitingSince, now);
        if (tokens > 0) Count(tokens, now);
        // Last: whoever sees the bytes sees since when they wait.
        Volatile.Write(ref _made, _made + bytes);
    }

    /// <summary>The client's side took a frame of so many bytes. Called by the reader alone.</summary>
    public void Taken(int bytes)
    {
        Volatile.Write(ref _takenAt, time.GetTimestamp());
        Volatile.Write(ref _taken, _taken + bytes);
    }

    /// <summary>What it shows now. For whoever looks.</summary>
    public GaugeReading Read()
    {
        // In the order opposite to that of the writers, so that nothing is taken that was not made, and no token has no time.
        var taken = Volatile.Read(ref _taken);
        var takenAt = Volatile.Read(ref _takenAt);
        var made = Volatile.Read(ref _made);
        var tokens = Volatile.Read(ref _tokens);
        return new GaugeReading(
            _phase,
            Since(Volatile.Read(ref _phaseAt)),
            tokens,
            tokens == 0 ? 0 : PerSecond(tokens - _tokensAtFirst, Since(Volatile.Read(ref _firstTokenAt))),
            Since(Math.Max(Volatile.Read(ref _tokenAt), takenAt)),
            made - taken,
            Since(Math.Max(Volatile.Read(ref _waitingSince), takenAt)));
    }

    private static double PerSecond(int tokens, TimeSpan elapsed) => elapsed > TimeSpan.Zero ? tokens / elapsed.TotalSeconds : 0;

    private void Count(int tokens, long now)
    {
        if (_tokens == 0)
        {
            _tokensAtFirst = tokens;
            Volatile.Write(ref _firstTokenAt, now);
        }

        Volatile.Write(ref _tokenAt, now);
        Volatile.Write(ref _tokens, _tokens + tokens);
    }

    // A writer may have looked at the clock after this reader did.
    private TimeSpan Since(long timestamp)
    {
        var elapsed = time.GetElapsedTime(timestamp);
        return elapsed > TimeSpan.Zero ? elapsed : TimeSpan.Zero;
    }
}
