namespace Akka.Actor;

/// <summary>An address of an actor: valid for ever, equal by path and incarnation.</summary>
public interface IActorRef : ICanTell, IEquatable<IActorRef>, IComparable<IActorRef>, IComparable
{
    ActorPath Path { get; }
}
