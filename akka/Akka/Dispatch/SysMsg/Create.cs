using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

internal sealed class Create : SystemMessage
{
    internal override void Apply(ActorCell cell) => cell.Create();
}
