using System.Collections.Immutable;

namespace Akka.Streams;

/// <summary>The ports of a graph: what may be wired to it.</summary>
public abstract class Shape
{
    // Custom shapes would need junctions, which the stand-in does not have.
    private protected Shape()
    {
    }

    /// <summary>The input ports, in order.</summary>
    public abstract ImmutableArray<Inlet> Inlets { get; }

    /// <summary>The output ports, in order.</summary>
    public abstract ImmutableArray<Outlet> Outlets { get; }

    internal abstract int InCount { get; }

    internal abstract int OutCount { get; }
}
