using Akka.Actor;
using Akka.Streams.Implementation;

namespace Akka.Streams;

/// <summary>Runs graphs for as long as an actor system, or one of its actors, lives.</summary>
public abstract class ActorMaterializer : IMaterializer, IDisposable
{
    private protected ActorMaterializer()
    {
    }

    /// <summary>The buffer sizes it works with.</summary>
    public abstract ActorMaterializerSettings Settings { get; }

    /// <summary>Whether it takes no more graphs.</summary>
    public abstract bool IsShutdown { get; }

    /// <summary>The actor system that it belongs to.</summary>
    public abstract ActorSystem System { get; }

    /// <summary>A materializer of its own, which ends with <paramref name="context"/>.</summary>
    public static ActorMaterializer Create(
        IActorRefFactory context, ActorMaterializerSettings? settings = null, string? namePrefix = null) =>
        StreamMaterializer.For(context, settings);

    /// <inheritdoc/>
    public abstract TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable);

    /// <inheritdoc/>
    public abstract TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable, Attributes initialAttributes);

    /// <summary>Stops every graph where it is: their stages see PostStop and nothing else.</summary>
    public abstract void Shutdown();

    /// <summary>The same as <see cref="Shutdown"/>.</summary>
    public void Dispose()
    {
        Shutdown();
        GC.SuppressFinalize(this);
    }
}
