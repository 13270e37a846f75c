using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

/// <summary>An asynchronous handler has ended, well or not.</summary>
internal sealed class FinishTask(Task task) : SystemMessage
{
    internal override void Apply(ActorCell cell) => cell.FinishTask(task);
}
