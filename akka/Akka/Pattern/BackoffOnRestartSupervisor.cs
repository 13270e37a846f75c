using Akka.Actor;

namespace Akka.Pattern;

/// <summary>Backs off when its child fails: in place of a restart it stops the child and starts it again later.</summary>
internal sealed class BackoffOnRestartSupervisor : BackoffSupervisorBase
{
    private readonly OneForOneStrategy _strategy;
    private IActorRef _stopping;

    public BackoffOnRestartSupervisor(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, IBackoffReset reset, double randomFactor, OneForOneStrategy strategy, object replyWhileStopped)
        : base(childProps, childName, minBackoff, maxBackoff, reset, randomFactor, replyWhileStopped)
    {
        _strategy = strategy;
    }

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(-1, -1, Decide, loggingEnabled: true);

    protected override bool Receive(object message)
    {
        if (message is not Terminated terminated || !terminated.ActorRef.Equals(Child))
            return HandleBackoff(message);
        if (terminated.ActorRef.Equals(_stopping))
            StartChildLater(_strategy.MaxNumberOfRetries);
        else
            Context.Stop(Self);
        return true;
    }

    private Directive Decide(Exception cause)
    {
        var directive = _strategy.Decider.Decide(cause);
        if (directive != Directive.Restart)
            return directive;
        _stopping = Child;
        return Directive.Stop;
    }
}
