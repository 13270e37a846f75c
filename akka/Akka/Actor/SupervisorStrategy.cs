using Akka.Event;

namespace Akka.Actor;

/// <summary>Decides what happens to children that fail.</summary>
public abstract class SupervisorStrategy
{
    /// <summary>Stops a child that could not start or was killed, restarts any other.</summary>
    public static readonly IDecider DefaultDecider = Akka.Actor.Decider.From(cause =>
        cause is ActorInitializationException or ActorKilledException or DeathPactException ? Directive.Stop : Directive.Restart);

    public static readonly SupervisorStrategy DefaultStrategy = new OneForOneStrategy(DefaultDecider);

    public static readonly OneForOneStrategy StoppingStrategy = new(_ => Directive.Stop);

    protected SupervisorStrategy()
    {
    }

    public abstract IDecider Decider { get; }

    protected bool LoggingEnabled { get; set; } = true;

    protected abstract Directive Handle(IActorRef child, Exception exception);

    /// <summary>False: the failure is the supervisor's own, and its supervisor decides.</summary>
    internal bool HandleFailure(ActorCell supervisor, ChildStats child, Exception cause)
    {
        var directive = Handle(child.Ref, cause);
        if (directive == Directive.Escalate)
            return false;
        LogFailure(supervisor, child.Ref, cause, directive);
        if (directive == Directive.Resume)
            child.Ref.TellSystem(new Dispatch.SysMsg.Resume(cause));
        else
            ProcessFailure(supervisor, directive == Directive.Restart, child, cause);
        return true;
    }

    internal abstract void ProcessFailure(ActorCell supervisor, bool restart, ChildStats child, Exception cause);

    private void LogFailure(ActorCell supervisor, IActorRef child, Exception cause, Directive directive)
    {
        if (!LoggingEnabled)
            return;
        var told = cause is ActorInitializationException { InnerException: { } inner } ? inner.InnerException ?? inner : cause;
        LogEvent entry = directive == Directive.Resume
            ? new Warning(cause, child.Path.ToString(), GetType(), told.Message)
            : new Error(cause, child.Path.ToString(), GetType(), told.Message);
        supervisor.System.EventStream.Publish(entry);
    }
}
