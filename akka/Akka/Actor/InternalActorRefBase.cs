using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

public abstract class InternalActorRefBase : ActorRefBase, IInternalActorRef
{
    protected InternalActorRefBase()
    {
    }

    ActorSystemImpl IInternalActorRef.System => OwnSystem;

    IInternalActorRef IInternalActorRef.Parent => ParentRef;

    bool IInternalActorRef.IsTerminated => HasTerminated;

    internal abstract ActorSystemImpl OwnSystem { get; }

    internal abstract IInternalActorRef ParentRef { get; }

    internal abstract bool HasTerminated { get; }

    IInternalActorRef IInternalActorRef.GetSingleChild(string name) => FindChild(name);

    IReadOnlyList<IInternalActorRef> IInternalActorRef.GetChildRefs() => CopyChildren();

    void IInternalActorRef.SendSystemMessage(SystemMessage message) => TellSystem(message);

    void IInternalActorRef.Stop() => StopSelf();

    internal abstract IInternalActorRef FindChild(string name);

    internal abstract IReadOnlyList<IInternalActorRef> CopyChildren();

    internal abstract void TellSystem(SystemMessage message);

    internal abstract void StopSelf();
}
