using Akka.Actor;
using Akka.Streams.Implementation;

namespace Akka.Streams;

/// <summary>The materializer of an actor system.</summary>
public static class ActorMaterializerExtensions
{
    /// <summary>The actor system's one materializer; with settings or on an actor's context, a new one.</summary>
    public static ActorMaterializer Materializer(
        this IActorRefFactory context, ActorMaterializerSettings? settings = null, string? namePrefix = null) =>
        settings is null && context is ActorSystem system
            ? StreamMaterializer.OfSystem(system)
            : ActorMaterializer.Create(context, settings, namePrefix);
}
