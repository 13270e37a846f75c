using Akka.Event;

namespace Akka.Actor;

internal sealed partial class ActorSystemImpl
{
    private readonly Lock _terminationLock = new();
    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Stack<Action> _onTermination = new();
    private readonly List<Action> _onTerminating = [];
    private bool _terminating;
    private bool _callbacksRan;

    public override Task WhenTerminated => _terminated.Task;

    public override Task Terminate()
    {
        if (Settings.CoordinatedShutdownRunByActorSystemTerminate)
            _ = CoordinatedShutdown.Get(this).Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance);
        else
            FinalTerminate();
        return WhenTerminated;
    }

    public override void RegisterOnTermination(Action code)
    {
        lock (_terminationLock)
        {
            if (_callbacksRan)
                throw new InvalidOperationException("ActorSystem already terminated.");
            _onTermination.Push(code);
        }
    }

    /// <summary>Runs when the system begins to terminate, before any actor is stopped: what runs outside actors ends here.</summary>
    internal void RegisterOnTerminating(Action code)
    {
        lock (_terminationLock)
            if (!_terminating)
            {
                _onTerminating.Add(code);
                return;
            }

        code();
    }

    /// <summary>Stops /user, then /system, then the scheduler.</summary>
    internal void FinalTerminate()
    {
        Action[] first;
        lock (_terminationLock)
        {
            if (_terminating)
                return;
            _terminating = true;
            first = [.. _onTerminating];
            _onTerminating.Clear();
        }

        foreach (var code in first)
            RunGuarded(code);
        ((IInternalActorRef)Guardian).Stop();
    }

    internal void GuardianFailed(LocalActorRef guardian, Exception cause)
    {
        EventStream.Publish(new Error(cause, guardian.Path.ToString(), typeof(GuardianActor), "guardian failed, shutting down system"));
        FinalTerminate();
        ((IInternalActorRef)guardian).Stop();
    }

    internal void GuardianStopped(IActorRef guardian)
    {
        if (ReferenceEquals(guardian, Guardian))
        {
            FinalTerminate();
            ((IInternalActorRef)SystemGuardian).Stop();
        }
        else
        {
            CompleteTerminationAfterWaits();
        }
    }

    private void CompleteTermination()
    {
        Action[] last;
        lock (_terminationLock)
        {
            _callbacksRan = true;
            last = [.. _onTermination];
            _onTermination.Clear();
        }

        foreach (var code in last)
            RunGuarded(code);
        Wheel.Dispose();
        EventStream.Clear();
        _terminated.TrySetResult();
    }

    private void RunGuarded(Action code)
    {
        try
        {
            code();
        }
        catch (Exception failure)
        {
            Log.Error(failure, "A termination callback failed: {0}", failure.Message);
        }
    }
}
