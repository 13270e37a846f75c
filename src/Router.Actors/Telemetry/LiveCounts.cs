namespace LlmRouter.Telemetry;

/// <summary>
/// The relay graphs and the actors that are alive, each counted where it starts and where it stops: one that never stops stays in the
/// count. Safe for concurrent use.
/// </summary>
internal sealed class LiveCounts
{
    private int _graphs;
    private int _actors;

    public int Graphs => Volatile.Read(ref _graphs);

    public int Actors => Volatile.Read(ref _actors);

    public void GraphStarted() => Interlocked.Increment(ref _graphs);

    public void GraphStopped() => Interlocked.Decrement(ref _graphs);

    public void ActorStarted() => Interlocked.Increment(ref _actors);

    public void ActorStopped() => Interlocked.Decrement(ref _actors);
}
