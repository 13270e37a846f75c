namespace Akka.Actor;

public interface IActorRefFactory
{
    /// <summary>Creates an actor as a child of this context, or of /user.</summary>
    /// <exception cref="InvalidActorNameException">The name is taken or not a valid path element.</exception>
    IActorRef ActorOf(Props props, string name = null);

    ActorSelection ActorSelection(ActorPath actorPath);

    ActorSelection ActorSelection(string actorPath);
}
