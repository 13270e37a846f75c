namespace Akka.Streams;

/// <summary>Runs graphs.</summary>
public interface IMaterializer
{
    /// <summary>Runs a graph; it starts on the thread pool, not on the caller's thread.</summary>
    TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable);

    /// <summary>Runs a graph with attributes that all of its stages inherit.</summary>
    TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable, Attributes initialAttributes);
}
