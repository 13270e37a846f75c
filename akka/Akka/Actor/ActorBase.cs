using Akka.Event;

namespace Akka.Actor;

/// <summary>An actor: it handles one message at a time and shares nothing.</summary>
public abstract partial class ActorBase
{
    private Receive _receiveDelegate;

    protected ActorBase()
    {
        if (ActorCell.Current is null)
            throw new ActorInitializationException("Do not create actors using 'new', always create them using an ActorContext/System");
    }

    protected static IActorContext Context => ActorCell.Current
        ?? throw new NotSupportedException("There is no active ActorContext, this is most likely due to use of async operations from within this actor.");

    protected IActorRef Self => Context.Self;

    protected IActorRef Sender => Context.Sender;

    internal ActorCell ActorContext { get; set; }

    internal Receive ReceiveDelegate => _receiveDelegate ??= Receive;

    protected static Receive EmptyReceive { get; } = static _ => false;

    /// <summary>Handles a message; false means unhandled.</summary>
    protected abstract bool Receive(object message);

    protected internal virtual bool AroundReceive(Receive receive, object message)
    {
        var handled = receive(message);
        if (!handled)
            Unhandled(message);
        return handled;
    }

    /// <summary>Publishes an <see cref="UnhandledMessage"/>; a <see cref="Terminated"/> that nobody handles is a failure of this actor.</summary>
    /// <exception cref="DeathPactException">The message was a <see cref="Terminated"/>.</exception>
    protected virtual void Unhandled(object message)
    {
        if (message is Terminated terminated)
            throw new DeathPactException(terminated.ActorRef);
        Context.System.EventStream.Publish(new UnhandledMessage(message, Sender, Self));
    }

    protected void Become(Receive receive) => Context.Become(receive);

    protected void BecomeStacked(Receive receive) => Context.BecomeStacked(receive);

    protected void UnbecomeStacked() => Context.UnbecomeStacked();

    protected void SetReceiveTimeout(TimeSpan? timeout) => Context.SetReceiveTimeout(timeout);

    /// <summary>Called when the instance is complete and has its context.</summary>
    internal virtual void Initialize()
    {
    }
}
