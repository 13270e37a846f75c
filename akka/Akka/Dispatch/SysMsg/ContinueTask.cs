using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

/// <summary>The next part of an asynchronous handler, on the actor's own turn.</summary>
internal sealed class ContinueTask(ActorTaskScheduler scheduler, Task task) : SystemMessage
{
    internal override void Apply(ActorCell cell) => scheduler.Run(task);
}
