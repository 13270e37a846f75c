using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Where messages end that no actor can take: they are published on the event stream.</summary>
internal sealed class DeadLetterActorRef(ActorSystemImpl system, ActorPath path) : MinimalActorRef
{
    public override ActorPath Path { get; } = path;

    internal override ActorSystemImpl OwnSystem => system;

    internal void Bury(object message, IActorRef sender, IActorRef recipient)
    {
        switch (message)
        {
            case null:
                throw new InvalidMessageException();
            case TimerFired:
                // A timer of an actor that has stopped: nobody has lost anything.
                break;
            case Identify identify:
                (sender ?? this).Tell(new ActorIdentity(identify.MessageId, null), ActorRefs.NoSender);
                break;
            case AllDeadLetters wrapped:
                system.EventStream.Publish(wrapped);
                break;
            case IDeadLetterSuppression suppressed:
                system.EventStream.Publish(new SuppressedDeadLetter(suppressed, sender ?? this, recipient));
                break;
            default:
                system.EventStream.Publish(new DeadLetter(message, sender ?? this, recipient));
                break;
        }
    }

    internal override void TellSystem(SystemMessage message) => message.ApplyToDead(this);

    protected override void TellInternal(object message, IActorRef sender) => Bury(message, sender, this);
}
