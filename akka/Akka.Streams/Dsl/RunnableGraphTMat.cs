using Akka.Actor;
using Akka.Streams.Implementation;

namespace Akka.Streams.Dsl;

/// <summary>A graph without open ports: immutable, and runnable any number of times at once.</summary>
public sealed class RunnableGraph<TMat> : IRunnableGraph<TMat>
{
    private readonly Blueprint<TMat> _blueprint;

    internal RunnableGraph(Blueprint<TMat> blueprint) => _blueprint = blueprint;

    /// <inheritdoc/>
    public ClosedShape Shape => ClosedShape.Instance;

    Blueprint<TMat> IGraph<ClosedShape, TMat>.Blueprint => _blueprint;

    /// <inheritdoc/>
    public TMat Run(IMaterializer materializer)
    {
        ArgumentNullException.ThrowIfNull(materializer);
        return materializer.Materialize(this);
    }

    /// <inheritdoc/>
    public TMat Run(ActorSystem actorSystem) => Run(actorSystem.Materializer());

    /// <inheritdoc/>
    public IRunnableGraph<TMat2> MapMaterializedValue<TMat2>(Func<TMat, TMat2> func) =>
        new RunnableGraph<TMat2>(new MappedBlueprint<TMat, TMat2>(_blueprint, func));

    /// <inheritdoc/>
    public IRunnableGraph<TMat> WithAttributes(Attributes attributes) => new RunnableGraph<TMat>(_blueprint.WithAttributes(attributes));

    /// <inheritdoc/>
    public IRunnableGraph<TMat> AddAttributes(Attributes attributes) => new RunnableGraph<TMat>(_blueprint.AddAttributes(attributes));

    /// <inheritdoc/>
    public IRunnableGraph<TMat> Named(string name) => AddAttributes(Attributes.CreateName(name));

    IGraph<ClosedShape, TMat> IGraph<ClosedShape, TMat>.WithAttributes(Attributes attributes) => WithAttributes(attributes);

    IGraph<ClosedShape, TMat> IGraph<ClosedShape, TMat>.AddAttributes(Attributes attributes) => AddAttributes(attributes);

    IGraph<ClosedShape, TMat> IGraph<ClosedShape, TMat>.Named(string name) => Named(name);
}
