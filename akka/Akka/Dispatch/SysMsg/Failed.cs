using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

internal sealed class Failed(LocalActorRef child, Exception cause) : SystemMessage
{
    internal LocalActorRef Child { get; } = child;

    internal Exception Cause { get; } = cause;

    internal override void Apply(ActorCell cell) => cell.ChildFailed(Child, Cause);
}
