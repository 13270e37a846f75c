using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

internal sealed class Recreate(Exception cause) : SystemMessage
{
    internal override void Apply(ActorCell cell) => cell.Recreate(cause);
}
