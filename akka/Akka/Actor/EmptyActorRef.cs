using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>The reference of a path at which no actor is: everything told to it is a dead letter.</summary>
internal sealed class EmptyActorRef(ActorSystemImpl system, ActorPath path) : MinimalActorRef
{
    public override ActorPath Path { get; } = path;

    internal override ActorSystemImpl OwnSystem => system;

    internal override bool HasTerminated => true;

    internal override void TellSystem(SystemMessage message) => message.ApplyToDead(this);

    protected override void TellInternal(object message, IActorRef sender) => system.Bury(message, sender, this);
}
