using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>The reference of an actor in this process.</summary>
internal sealed class LocalActorRef : InternalActorRefBase
{
    private readonly ActorCell _cell;

    internal LocalActorRef(ActorSystemImpl system, Props props, IInternalActorRef parent, ActorPath path)
    {
        Path = path;
        _cell = new ActorCell(system, this, props, parent);
    }

    public override ActorPath Path { get; }

    internal ActorCell Cell => _cell;

    internal override ActorSystemImpl OwnSystem => _cell.SystemImpl;

    internal override IInternalActorRef ParentRef => _cell.ParentRef;

    internal override bool HasTerminated => _cell.Mailbox.IsClosed;

    internal void Start() => _cell.Mailbox.PostSystem(new Create());

    internal override IInternalActorRef FindChild(string name) => _cell.FindChild(name);

    internal override IReadOnlyList<IInternalActorRef> CopyChildren() => _cell.CopyChildRefs();

    internal override void TellSystem(SystemMessage message) => _cell.Mailbox.PostSystem(message);

    internal override void StopSelf() => TellSystem(new Terminate());

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is null)
            throw new InvalidMessageException("Message is null");
        if (_cell.Mailbox.IsClosed)
            _cell.SystemImpl.Bury(message, sender, this);
        else
            _cell.Mailbox.Post(message, sender);
    }
}
