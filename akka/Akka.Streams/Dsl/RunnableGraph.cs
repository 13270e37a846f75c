namespace Akka.Streams.Dsl;

/// <summary>Makes runnable graphs.</summary>
public static class RunnableGraph
{
    /// <summary>A graph without open ports, ready to run.</summary>
    public static RunnableGraph<TMat> FromGraph<TMat>(IGraph<ClosedShape, TMat> g)
    {
        ArgumentNullException.ThrowIfNull(g);
        return g as RunnableGraph<TMat> ?? new RunnableGraph<TMat>(g.Blueprint);
    }
}
