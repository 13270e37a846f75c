namespace Akka.Actor;

internal sealed class TellEntry(TimerWheel wheel, ICanTell receiver, object message, IActorRef sender) : TimerEntry(wheel)
{
    internal override void Fire() => receiver.Tell(message, sender);
}
