using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

internal sealed class Suspend : SystemMessage
{
    internal override void Apply(ActorCell cell) => cell.Suspend();
}
