using Akka.Streams.Implementation;

namespace Akka.Streams.Dsl;

/// <summary>A graph with one open input and one open output.</summary>
public sealed class Flow<TIn, TOut, TMat> : IGraph<FlowShape<TIn, TOut>, TMat>
{
    private readonly Blueprint<TMat> _blueprint;

    internal Flow(FlowShape<TIn, TOut> shape, Blueprint<TMat> blueprint) => (Shape, _blueprint) = (shape, blueprint);

    /// <inheritdoc/>
    public FlowShape<TIn, TOut> Shape { get; }

    Blueprint<TMat> IGraph<FlowShape<TIn, TOut>, TMat>.Blueprint => _blueprint;

    /// <summary>This flow, then another, with this flow's value.</summary>
    public Flow<TIn, TOut2, TMat> Via<TOut2, TMat2>(IGraph<FlowShape<TOut, TOut2>, TMat2> flow) => ViaMaterialized(flow, Keep.Left);

    /// <summary>This flow, then another, with a value made of both.</summary>
    public Flow<TIn, TOut2, TMat3> ViaMaterialized<TOut2, TMat2, TMat3>(
        IGraph<FlowShape<TOut, TOut2>, TMat2> flow, Func<TMat, TMat2, TMat3> combine) =>
        new(new FlowShape<TIn, TOut2>(Shape.Inlet, flow.Shape.Outlet),
            new ChainBlueprint<TMat, TMat2, TMat3>(_blueprint, flow.Blueprint, combine));

    /// <summary>This flow into a sink, with this flow's value.</summary>
    public Sink<TIn, TMat> To<TMat2>(IGraph<SinkShape<TOut>, TMat2> sink) => ToMaterialized(sink, Keep.Left);

    /// <summary>This flow into a sink, with a value made of both.</summary>
    public Sink<TIn, TMat3> ToMaterialized<TMat2, TMat3>(IGraph<SinkShape<TOut>, TMat2> sink, Func<TMat, TMat2, TMat3> combine) =>
        new(new SinkShape<TIn>(Shape.Inlet), new ChainBlueprint<TMat, TMat2, TMat3>(_blueprint, sink.Blueprint, combine));

    /// <summary>Runs a source through this flow into a sink; gives the values of both.</summary>
    public (TMat1, TMat2) RunWith<TMat1, TMat2>(
        IGraph<SourceShape<TIn>, TMat1> source, IGraph<SinkShape<TOut>, TMat2> sink, IMaterializer materializer) =>
        Source.FromGraph(source).Via(this).ToMaterialized(sink, Keep.Both).Run(materializer);

    /// <summary>The same flow with its value turned into another.</summary>
    public Flow<TIn, TOut, TMat2> MapMaterializedValue<TMat2>(Func<TMat, TMat2> mapFunc) =>
        new(Shape, new MappedBlueprint<TMat, TMat2>(_blueprint, mapFunc));

    /// <inheritdoc cref="IGraph{TShape,TMat}.WithAttributes"/>
    public Flow<TIn, TOut, TMat> WithAttributes(Attributes attributes) => new(Shape, _blueprint.WithAttributes(attributes));

    /// <inheritdoc cref="IGraph{TShape,TMat}.AddAttributes"/>
    public Flow<TIn, TOut, TMat> AddAttributes(Attributes attributes) => new(Shape, _blueprint.AddAttributes(attributes));

    /// <inheritdoc cref="IGraph{TShape,TMat}.Named"/>
    public Flow<TIn, TOut, TMat> Named(string name) => AddAttributes(Attributes.CreateName(name));

    IGraph<FlowShape<TIn, TOut>, TMat> IGraph<FlowShape<TIn, TOut>, TMat>.WithAttributes(Attributes attributes) => WithAttributes(attributes);

    IGraph<FlowShape<TIn, TOut>, TMat> IGraph<FlowShape<TIn, TOut>, TMat>.AddAttributes(Attributes attributes) => AddAttributes(attributes);

    IGraph<FlowShape<TIn, TOut>, TMat> IGraph<FlowShape<TIn, TOut>, TMat>.Named(string name) => Named(name);
}
