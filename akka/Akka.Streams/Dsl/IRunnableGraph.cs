using Akka.Actor;

namespace Akka.Streams.Dsl;

/// <summary>A graph without open ports.</summary>
public interface IRunnableGraph<TMat> : IGraph<ClosedShape, TMat>
{
    /// <summary>Runs the graph.</summary>
    TMat Run(IMaterializer materializer);

    /// <summary>Runs the graph on the actor system's materializer.</summary>
    TMat Run(ActorSystem actorSystem);

    /// <summary>The same graph with its value turned into another.</summary>
    IRunnableGraph<TMat2> MapMaterializedValue<TMat2>(Func<TMat, TMat2> func);

    /// <inheritdoc cref="IGraph{TShape,TMat}.WithAttributes"/>
    new IRunnableGraph<TMat> WithAttributes(Attributes attributes);

    /// <inheritdoc cref="IGraph{TShape,TMat}.AddAttributes"/>
    new IRunnableGraph<TMat> AddAttributes(Attributes attributes);

    /// <inheritdoc cref="IGraph{TShape,TMat}.Named"/>
    new IRunnableGraph<TMat> Named(string name);
}
