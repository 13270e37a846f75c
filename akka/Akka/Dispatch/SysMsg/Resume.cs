using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

/// <summary>With a cause: the failure of this actor is forgiven. Without: the supervisor goes on.</summary>
internal sealed class Resume(Exception causedByFailure) : SystemMessage
{
    internal override void Apply(ActorCell cell) => cell.Resume(causedByFailure);
}
