using Akka.Actor;

namespace Akka.Pattern;

/// <summary>Starts the one child, passes messages between it and the world, and knows how long to wait.</summary>
public abstract class BackoffSupervisorBase : ActorBase
{
    private readonly TimeSpan _minBackoff;
    private readonly TimeSpan _maxBackoff;
    private readonly double _randomFactor;

    internal BackoffSupervisorBase(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, IBackoffReset reset, double randomFactor, object replyWhileStopped)
    {
        (ChildProps, ChildName, Reset, ReplyWhileStopped) = (childProps, childName, reset, replyWhileStopped);
        (_minBackoff, _maxBackoff, _randomFactor) = (minBackoff, maxBackoff, randomFactor);
    }

    protected Props ChildProps { get; }

    protected string ChildName { get; }

    protected IBackoffReset Reset { get; }

    protected object ReplyWhileStopped { get; }

    protected IActorRef Child { get; set; }

    protected int RestartCountN { get; set; }

    protected override void PreStart() => StartChild();

    /// <summary>Handles everything but the child's end.</summary>
    protected bool HandleBackoff(object message)
    {
        switch (message)
        {
            case BackoffSupervisor.StartChild:
                StartChild();
                break;
            case BackoffSupervisor.ResetRestartCount reset:
                if (reset.Current == RestartCountN)
                    RestartCountN = 0;
                break;
            case BackoffSupervisor.Reset:
                if (Reset is ManualReset)
                    RestartCountN = 0;
                else
                    Unhandled(message);
                break;
            case BackoffSupervisor.GetRestartCount:
                Sender.Tell(new BackoffSupervisor.RestartCount(RestartCountN));
                break;
            case BackoffSupervisor.GetCurrentChild:
                Sender.Tell(new BackoffSupervisor.CurrentChild(Child));
                break;
            default:
                PassOn(message);
                break;
        }

        return true;
    }

    /// <summary>Counts one restart and starts the child after its wait, or stops this actor if the restarts are used up.</summary>
    private protected void StartChildLater(int maxNrOfRetries)
    {
        Child = null;
        if (maxNrOfRetries >= 0 && RestartCountN >= maxNrOfRetries)
        {
            Context.Stop(Self);
            return;
        }

        var delay = BackoffDelay.Of(RestartCountN, _minBackoff, _maxBackoff, _randomFactor, Random.Shared.NextDouble());
        RestartCountN++;
        Context.System.Scheduler.ScheduleTellOnce(delay, Self, BackoffSupervisor.StartChild.Instance, Self);
    }

    private void StartChild()
    {
        if (Child is not null)
            return;
        Child = Context.Watch(Context.ActorOf(ChildProps, ChildName));
        if (Reset is AutoReset auto)
            Context.System.Scheduler.ScheduleTellOnce(auto.ResetBackoff, Self, new BackoffSupervisor.ResetRestartCount(RestartCountN), Self);
    }

    private void PassOn(object message)
    {
        if (Child is null)
        {
            if (ReplyWhileStopped is null)
                Context.System.DeadLetters.Forward(message);
            else
                Sender.Tell(ReplyWhileStopped);
        }
        else if (Child.Equals(Sender))
        {
            Context.Parent.Forward(message);
        }
        else
        {
            Child.Forward(message);
        }
    }
}
