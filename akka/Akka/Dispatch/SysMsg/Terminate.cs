using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

internal sealed class Terminate : SystemMessage
{
    internal override void Apply(ActorCell cell) => cell.Terminate();
}
