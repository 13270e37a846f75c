using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

public static class GracefulStopSupport
{
    /// <summary>Lets the actor finish what is in its mailbox and completes with true when it has stopped.</summary>
    /// <exception cref="TaskCanceledException">It has not stopped in time.</exception>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) => GracefulStop(target, timeout, PoisonPill.Instance);

    public static async Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout, object stopMessage)
    {
        var watchee = (IInternalActorRef)target;
        if (watchee.IsTerminated)
            return true;
        var waiter = new TerminationWaiter(watchee.System);
        watchee.SendSystemMessage(new Watch(watchee, waiter));
        target.Tell(stopMessage, ActorRefs.NoSender);
        var timer = watchee.System.Wheel.RunOnce(timeout, waiter.GiveUp);
        try
        {
            return await waiter.Done.ConfigureAwait(false);
        }
        finally
        {
            timer.Cancel();
        }
    }
}
