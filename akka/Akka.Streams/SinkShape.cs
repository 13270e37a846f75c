using System.Collections.Immutable;

namespace Akka.Streams;

/// <summary>One input, no output.</summary>
public sealed class SinkShape<TIn> : Shape
{
    /// <summary>Where elements come in.</summary>
    public readonly Inlet<TIn> Inlet;

    /// <param name="inlet">Where elements come in.</param>
    public SinkShape(Inlet<TIn> inlet)
    {
        ArgumentNullException.ThrowIfNull(inlet);
        Inlet = inlet;
    }

    /// <inheritdoc/>
    public override ImmutableArray<Inlet> Inlets => [Inlet];

    /// <inheritdoc/>
    public override ImmutableArray<Outlet> Outlets => [];

    internal override int InCount => 1;

    internal override int OutCount => 0;
}
