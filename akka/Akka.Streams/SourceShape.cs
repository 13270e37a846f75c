using System.Collections.Immutable;

namespace Akka.Streams;

/// <summary>No input, one output.</summary>
public sealed class SourceShape<TOut> : Shape
{
    /// <summary>Where elements go out.</summary>
    public readonly Outlet<TOut> Outlet;

    /// <param name="outlet">Where elements go out.</param>
    public SourceShape(Outlet<TOut> outlet)
    {
        ArgumentNullException.ThrowIfNull(outlet);
        Outlet = outlet;
    }

    /// <inheritdoc/>
    public override ImmutableArray<Inlet> Inlets => [];

    /// <inheritdoc/>
    public override ImmutableArray<Outlet> Outlets => [Outlet];

    internal override int InCount => 0;

    internal override int OutCount => 1;
}
