using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>The root of the tree: supervisor of /user and /system, and where absolute paths begin.</summary>
internal sealed class RootGuardianRef(ActorSystemImpl system, ActorPath path) : MinimalActorRef
{
    public override ActorPath Path { get; } = path;

    internal override ActorSystemImpl OwnSystem => system;

    internal override IInternalActorRef ParentRef => this;

    internal override IInternalActorRef FindChild(string name) => name switch
    {
        "user" => system.Guardian,
        "system" => system.SystemGuardian,
        "deadLetters" => system.DeadLetterRef,
        _ => null,
    };

    internal override IReadOnlyList<IInternalActorRef> CopyChildren() => [system.Guardian, system.SystemGuardian];

    internal override void TellSystem(SystemMessage message)
    {
        if (message is Failed failed)
            system.GuardianFailed(failed.Child, failed.Cause);
        else if (message is DeathWatchNotification died)
            system.GuardianStopped(died.Actor);
    }

    protected override void TellInternal(object message, IActorRef sender) => system.Bury(message, sender, this);
}
