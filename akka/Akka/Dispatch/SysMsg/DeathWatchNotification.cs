using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

internal sealed class DeathWatchNotification(IInternalActorRef actor, bool existenceConfirmed) : SystemMessage
{
    internal IInternalActorRef Actor { get; } = actor;

    internal override void Apply(ActorCell cell) => cell.ActorDied(Actor, existenceConfirmed);
}
