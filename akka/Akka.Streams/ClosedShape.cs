using System.Collections.Immutable;

namespace Akka.Streams;

/// <summary>No open port: a graph that can run.</summary>
public sealed class ClosedShape : Shape
{
    /// <summary>The one value of this type.</summary>
    public static readonly ClosedShape Instance = new();

    private ClosedShape()
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<Inlet> Inlets => [];

    /// <inheritdoc/>
    public override ImmutableArray<Outlet> Outlets => [];

    internal override int InCount => 0;

    internal override int OutCount => 0;
}
