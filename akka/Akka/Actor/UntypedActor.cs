namespace Akka.Actor;

public abstract class UntypedActor : ActorBase
{
    protected UntypedActor()
    {
    }

    protected static new IUntypedActorContext Context => (IUntypedActorContext)ActorBase.Context;

    protected abstract void OnReceive(object message);

    protected sealed override bool Receive(object message)
    {
        OnReceive(message);
        return true;
    }

    protected void Become(UntypedReceive receive) => Context.Become(receive);

    protected void BecomeStacked(UntypedReceive receive) => Context.BecomeStacked(receive);

    /// <summary>Runs an asynchronous operation; no other message is handled until it has ended.</summary>
    protected void RunTask(Func<Task> action) => ActorContext.RunTask(action);

    protected void RunTask(Action action) => ActorContext.RunTask(() =>
    {
        action();
        return Task.CompletedTask;
    });
}
