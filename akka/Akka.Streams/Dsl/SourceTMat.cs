using Akka.Actor;
using Akka.Streams.Implementation;

namespace Akka.Streams.Dsl;

/// <summary>A graph with one open output.</summary>
public sealed class Source<TOut, TMat> : IGraph<SourceShape<TOut>, TMat>
{
    private readonly Outlet<TOut> _outlet;
    private readonly Blueprint<TMat> _blueprint;
    private SourceShape<TOut>? _shape;

    internal Source(SourceShape<TOut> shape, Blueprint<TMat> blueprint) : this(shape.Outlet, blueprint) => _shape = shape;

    private Source(Outlet<TOut> outlet, Blueprint<TMat> blueprint) => (_outlet, _blueprint) = (outlet, blueprint);

    /// <inheritdoc/>
    public SourceShape<TOut> Shape => _shape ??= new SourceShape<TOut>(_outlet);

    Blueprint<TMat> IGraph<SourceShape<TOut>, TMat>.Blueprint => _blueprint;

    /// <summary>This source through a flow, with this source's value.</summary>
    public Source<TOut2, TMat> Via<TOut2, TMat2>(IGraph<FlowShape<TOut, TOut2>, TMat2> flow) => ViaMaterialized(flow, Keep.Left);

    /// <summary>This source through a flow, with a value made of both.</summary>
    public Source<TOut2, TMat3> ViaMaterialized<TOut2, TMat2, TMat3>(
        IGraph<FlowShape<TOut, TOut2>, TMat2> flow, Func<TMat, TMat2, TMat3> combine) =>
        new(flow.Shape.Outlet, new ChainBlueprint<TMat, TMat2, TMat3>(_blueprint, flow.Blueprint, combine));

    /// <summary>This source into a sink, with this source's value.</summary>
    public IRunnableGraph<TMat> To<TMat2>(IGraph<SinkShape<TOut>, TMat2> sink) => ToMaterialized(sink, Keep.Left);

    /// <summary>This source into a sink, with a value made of both.</summary>
    public IRunnableGraph<TMat3> ToMaterialized<TMat2, TMat3>(IGraph<SinkShape<TOut>, TMat2> sink, Func<TMat, TMat2, TMat3> combine) =>
        new RunnableGraph<TMat3>(new ChainBlueprint<TMat, TMat2, TMat3>(_blueprint, sink.Blueprint, combine));

    /// <summary>Runs this source into a sink; gives the sink's value.</summary>
    public TMat2 RunWith<TMat2>(IGraph<SinkShape<TOut>, TMat2> sink, IMaterializer materializer) =>
        ToMaterialized(sink, Keep.Right).Run(materializer);

    /// <summary>Runs this source into a sink on the actor system's materializer; gives the sink's value.</summary>
    public TMat2 RunWith<TMat2>(IGraph<SinkShape<TOut>, TMat2> sink, ActorSystem materializer) =>
        ToMaterialized(sink, Keep.Right).Run(materializer);

    /// <summary>Runs an action for each element; the task ends as the stream ends.</summary>
    public Task RunForeach(Action<TOut> action, IMaterializer materializer) => RunWith(Sink.ForEach(action), materializer);

    /// <inheritdoc cref="RunForeach(Action{TOut}, IMaterializer)"/>
    public Task RunForeach(Action<TOut> action, ActorSystem materializer) => RunWith(Sink.ForEach(action), materializer);

    /// <summary>Folds the elements; the task gives the last state when the stream completes.</summary>
    public Task<TOut2> RunAggregate<TOut2>(TOut2 zero, Func<TOut2, TOut, TOut2> aggregate, IMaterializer materializer) =>
        RunWith(Sink.Aggregate(zero, aggregate), materializer);

    /// <inheritdoc cref="RunAggregate{TOut2}(TOut2, Func{TOut2, TOut, TOut2}, IMaterializer)"/>
    public Task<TOut2> RunAggregate<TOut2>(TOut2 zero, Func<TOut2, TOut, TOut2> aggregate, ActorSystem materializer) =>
        RunWith(Sink.Aggregate(zero, aggregate), materializer);

    /// <summary>The same source with its value turned into another.</summary>
    public Source<TOut, TMat2> MapMaterializedValue<TMat2>(Func<TMat, TMat2> mapFunc) =>
        new(Shape, new MappedBlueprint<TMat, TMat2>(_blueprint, mapFunc));

    /// <inheritdoc cref="IGraph{TShape,TMat}.WithAttributes"/>
    public Source<TOut, TMat> WithAttributes(Attributes attributes) => new(Shape, _blueprint.WithAttributes(attributes));

    /// <inheritdoc cref="IGraph{TShape,TMat}.AddAttributes"/>
    public Source<TOut, TMat> AddAttributes(Attributes attributes) => new(Shape, _blueprint.AddAttributes(attributes));

    /// <inheritdoc cref="IGraph{TShape,TMat}.Named"/>
    public Source<TOut, TMat> Named(string name) => AddAttributes(Attributes.CreateName(name));

    IGraph<SourceShape<TOut>, TMat> IGraph<SourceShape<TOut>, TMat>.WithAttributes(Attributes attributes) => WithAttributes(attributes);

    IGraph<SourceShape<TOut>, TMat> IGraph<SourceShape<TOut>, TMat>.AddAttributes(Attributes attributes) => AddAttributes(attributes);

    IGraph<SourceShape<TOut>, TMat> IGraph<SourceShape<TOut>, TMat>.Named(string name) => Named(name);
}
