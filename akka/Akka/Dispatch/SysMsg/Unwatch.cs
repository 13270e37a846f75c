using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

internal sealed class Unwatch(IInternalActorRef watcher) : SystemMessage
{
    internal override void Apply(ActorCell cell) => cell.RemoveWatcher(watcher);
}
