namespace LlmRouter.Telemetry;

/// <summary>
/// What the live view shows of one attempt. Written for every chunk, hence plain fields: one writer for each, and a reader that may be
/// one chunk behind.
/// </summary>
internal sealed class AttemptGauge(TimeProvider time)
{
    private volatile AttemptPhase _phase;
    private long _taken;

    public AttemptPhase Phase => _phase;

    /// <summary>The attempt has come so far.</summary>
    public void Enter(AttemptPhase phase) => _phase = phase;

    /// <summary>The graph made a frame of so many bytes, which carries so many tokens. Called by the graph alone.</summary>
    public void Made(int bytes, int tokens) => _ = (bytes, tokens, time);

    /// <summary>The client's side took a frame of so many bytes. Called by the reader alone.</summary>
    public void Taken(int bytes) => _taken += bytes;
}
