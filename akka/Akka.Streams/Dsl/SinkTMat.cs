using Akka.Streams.Implementation;

namespace Akka.Streams.Dsl;

/// <summary>A graph with one open input.</summary>
public sealed class Sink<TIn, TMat> : IGraph<SinkShape<TIn>, TMat>
{
    private readonly Blueprint<TMat> _blueprint;

    internal Sink(SinkShape<TIn> shape, Blueprint<TMat> blueprint) => (Shape, _blueprint) = (shape, blueprint);

    /// <inheritdoc/>
    public SinkShape<TIn> Shape { get; }

    Blueprint<TMat> IGraph<SinkShape<TIn>, TMat>.Blueprint => _blueprint;

    /// <summary>Runs a source into this sink; gives the source's value.</summary>
    public TMat2 RunWith<TMat2>(IGraph<SourceShape<TIn>, TMat2> source, IMaterializer materializer) =>
        Source.FromGraph(source).To(this).Run(materializer);

    /// <summary>The same sink behind a function.</summary>
    public Sink<TIn2, TMat> ContraMap<TIn2>(Func<TIn2, TIn> function) =>
        Flow.FromFunction(function).ToMaterialized(this, Keep.Right);

    /// <summary>The same sink with its value turned into another.</summary>
    public Sink<TIn, TMat2> MapMaterializedValue<TMat2>(Func<TMat, TMat2> fn) =>
        new(Shape, new MappedBlueprint<TMat, TMat2>(_blueprint, fn));

    /// <inheritdoc cref="IGraph{TShape,TMat}.WithAttributes"/>
    public Sink<TIn, TMat> WithAttributes(Attributes attributes) => new(Shape, _blueprint.WithAttributes(attributes));

    /// <inheritdoc cref="IGraph{TShape,TMat}.AddAttributes"/>
    public Sink<TIn, TMat> AddAttributes(Attributes attributes) => new(Shape, _blueprint.AddAttributes(attributes));

    /// <inheritdoc cref="IGraph{TShape,TMat}.Named"/>
    public Sink<TIn, TMat> Named(string name) => AddAttributes(Attributes.CreateName(name));

    IGraph<SinkShape<TIn>, TMat> IGraph<SinkShape<TIn>, TMat>.WithAttributes(Attributes attributes) => WithAttributes(attributes);

    IGraph<SinkShape<TIn>, TMat> IGraph<SinkShape<TIn>, TMat>.AddAttributes(Attributes attributes) => AddAttributes(attributes);

    IGraph<SinkShape<TIn>, TMat> IGraph<SinkShape<TIn>, TMat>.Named(string name) => Named(name);
}
