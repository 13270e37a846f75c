using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

internal sealed class Watch(IInternalActorRef watchee, IInternalActorRef watcher) : SystemMessage
{
    internal override void Apply(ActorCell cell) => cell.AddWatcher(watcher);

    internal override void ApplyToDead(IInternalActorRef dead) =>
        watcher.SendSystemMessage(new DeathWatchNotification(watchee, existenceConfirmed: false));
}
