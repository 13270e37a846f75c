using Akka.Actor;

namespace Akka.Streams;

/// <summary>What runs a stream was stopped before the stream completed.</summary>
public sealed class AbruptTerminationException : Exception
{
    /// <summary>What ran the stream.</summary>
    public readonly IActorRef Actor;

    public AbruptTerminationException(IActorRef actor) : base($"Processor actor [{actor}] terminated abruptly") => Actor = actor;
}
