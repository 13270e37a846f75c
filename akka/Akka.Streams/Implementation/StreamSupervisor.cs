using Akka.Actor;

namespace Akka.Streams.Implementation;

/// <summary>Ties a materializer to the life of the actor whose child this is.</summary>
internal sealed class StreamSupervisor(StreamMaterializer materializer) : UntypedActor
{
    protected override void OnReceive(object message) => Unhandled(message);

    protected override void PostStop() => materializer.Shutdown();
}
