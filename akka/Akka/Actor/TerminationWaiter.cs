using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>Watches one actor from outside the tree.</summary>
internal sealed class TerminationWaiter(ActorSystemImpl system) : MinimalActorRef
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override ActorPath Path { get; } = system.NextTempPath();

    internal override ActorSystemImpl OwnSystem => system;

    internal Task<bool> Done => _done.Task;

    internal void GiveUp() => _done.TrySetCanceled();

    internal override void TellSystem(SystemMessage message)
    {
        if (message is DeathWatchNotification)
            _done.TrySetResult(true);
    }
}
