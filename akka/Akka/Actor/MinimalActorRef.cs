using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>A reference with no actor behind it: whatever it is not told to do, it ignores.</summary>
public abstract class MinimalActorRef : InternalActorRefBase
{
    protected MinimalActorRef()
    {
    }

    internal override ActorSystemImpl OwnSystem => null;

    internal override IInternalActorRef ParentRef => ActorRefs.Nobody;

    internal override bool HasTerminated => false;

    protected override void TellInternal(object message, IActorRef sender)
    {
    }

    internal override IInternalActorRef FindChild(string name) => null;

    internal override IReadOnlyList<IInternalActorRef> CopyChildren() => [];

    internal override void TellSystem(SystemMessage message)
    {
    }

    internal override void StopSelf()
    {
    }
}
