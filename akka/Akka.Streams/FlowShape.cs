using System.Collections.Immutable;

namespace Akka.Streams;

/// <summary>One input, one output.</summary>
public sealed class FlowShape<TIn, TOut> : Shape
{
    /// <param name="inlet">Where elements come in.</param>
    /// <param name="outlet">Where elements go out.</param>
    public FlowShape(Inlet<TIn> inlet, Outlet<TOut> outlet)
    {
        ArgumentNullException.ThrowIfNull(inlet);
        ArgumentNullException.ThrowIfNull(outlet);
        (Inlet, Outlet) = (inlet, outlet);
    }

    /// <summary>Where elements come in.</summary>
    public Inlet<TIn> Inlet { get; }

    /// <summary>Where elements go out.</summary>
    public Outlet<TOut> Outlet { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Inlet> Inlets => [Inlet];

    /// <inheritdoc/>
    public override ImmutableArray<Outlet> Outlets => [Outlet];

    internal override int InCount => 1;

    internal override int OutCount => 1;
}
