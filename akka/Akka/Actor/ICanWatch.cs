namespace Akka.Actor;

public interface ICanWatch
{
    /// <summary>Asks for a <see cref="Terminated"/> once the subject has stopped, also if it already has.</summary>
    IActorRef Watch(IActorRef subject);

    /// <summary>The same with a message of one's own in place of <see cref="Terminated"/>.</summary>
    IActorRef WatchWith(IActorRef subject, object message);

    /// <summary>After this no <see cref="Terminated"/> of the subject arrives, not even one that is queued.</summary>
    IActorRef Unwatch(IActorRef subject);
}
