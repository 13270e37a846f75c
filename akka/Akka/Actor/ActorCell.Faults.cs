using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

internal sealed partial class ActorCell
{
    private ChildWait _wait;
    private Exception _restartCause;
    private bool _failed;
    private LocalActorRef _escalatedFrom;

    internal SupervisorStrategy Strategy { get; private set; } = SupervisorStrategy.DefaultStrategy;

    internal void Create()
    {
        try
        {
            _actor = NewActor();
            _actor.AroundPreStart();
        }
        catch (Exception failure)
        {
            _actor = null;
            Fail(new ActorInitializationException(_self, "Exception during creation", failure));
        }
    }

    internal void Suspend()
    {
        Mailbox.Suspend();
        TellChildren(null, static _ => new Suspend());
    }

    internal void Resume(Exception causedByFailure)
    {
        if (_wait == ChildWait.Termination)
            return;
        if (_actor is null)
        {
            RecreateUncreated();
            return;
        }

        var escalatedFrom = _escalatedFrom;
        Mailbox.Resume();
        if (causedByFailure is not null)
            ClearFailed();
        TellChildren(null, child => new Resume(child == escalatedFrom ? causedByFailure : null));
    }

    internal void Recreate(Exception cause)
    {
        if (_wait != ChildWait.None)
            return;
        if (_actor is null)
        {
            RecreateUncreated();
            return;
        }

        try
        {
            _timers?.CancelAll();
            _actor.AroundPreRestart(cause, _message);
        }
        catch (Exception failure)
        {
            var told = new PreRestartException(_self, failure, cause, _message);
            Log(told, told.Message);
        }

        _restartCause = cause;
        StopWaiting(ChildWait.Recreation);
    }

    internal void Terminate()
    {
        if (_wait == ChildWait.Termination || Mailbox.IsClosed)
            return;
        CloseChildren();
        SetReceiveTimeout(null);
        foreach (var child in CopyChildStats())
            Stop(child.Ref);
        Mailbox.Suspend();
        StopWaiting(ChildWait.Termination);
    }

    internal void ChildFailed(LocalActorRef child, Exception cause)
    {
        if (StatsOf(child) is not { } stats)
            return;
        (var message, var sender) = (_message, _sender);
        _sender = child;
        var handled = false;
        try
        {
            handled = Strategy.HandleFailure(this, stats, cause);
        }
        catch (Exception failure)
        {
            // The decider itself failed: that is this actor's failure.
            cause = failure;
        }

        (_message, _sender) = (message, sender);
        if (!handled)
            Fail(cause, child);
    }

    /// <summary>Holds this actor and its children still and lets the supervisor decide.</summary>
    internal void Fail(Exception cause, LocalActorRef escalatedFrom = null)
    {
        if (_failed || Mailbox.IsClosed)
            return;
        (_failed, _escalatedFrom) = (true, escalatedFrom);
        Mailbox.Suspend();
        TellChildren(escalatedFrom, static _ => new Suspend());
        ParentRef.SendSystemMessage(new Failed(_self, cause));
    }

    private void RecreateUncreated()
    {
        foreach (var child in CopyChildStats())
            Stop(child.Ref);
        StopWaiting(ChildWait.Creation);
    }

    private void StopWaiting(ChildWait wait)
    {
        _wait = wait;
        ContinueAfterChildren();
    }

    private void ContinueAfterChildren()
    {
        if (_wait == ChildWait.None || _dying > 0)
            return;
        var then = _wait;
        if (then != ChildWait.Termination)
            _wait = ChildWait.None;
        switch (then)
        {
            case ChildWait.Creation:
                Mailbox.Resume();
                ClearFailed();
                Create();
                break;
            case ChildWait.Recreation:
                FinishRecreate();
                break;
            default:
                FinishTerminate();
                break;
        }
    }

    private void FinishRecreate()
    {
        var cause = _restartCause;
        var survivors = CopyChildRefs();
        _restartCause = null;
        CleanUpIncarnation();
        Mailbox.Resume();
        ClearFailed();
        try
        {
            _actor = NewActor();
            _actor.AroundPostRestart(cause, _message);
            (_message, _sender) = (null, null);
            foreach (var child in survivors)
                child.TellSystem(new Recreate(cause));
        }
        catch (Exception failure)
        {
            _actor = null;
            Fail(new PostRestartException(_self, failure, cause));
        }
    }

    private void FinishTerminate()
    {
        if (Mailbox.IsClosed)
            return;
        var actor = _actor;
        try
        {
            actor?.AroundPostStop();
        }
        catch (Exception failure)
        {
            Log(failure, failure.Message);
        }

        CleanUpIncarnation();
        Mailbox.Close();
        SystemImpl.EventStream.Forget(_self);
        ParentRef.SendSystemMessage(new DeathWatchNotification(_self, existenceConfirmed: true));
        TellWatchers();
        UnwatchAll();
        CancelReceiveTimeout();
        (_actor, _behavior, _beneath, _message, _sender) = (null, null, null, null, null);
    }

    private void CleanUpIncarnation()
    {
        _timers?.CancelAll();
        _stash?.UnstashAll();
        if (_actor is not null)
            _actor.ActorContext = null;
        (_timers, _stash, _awaiting) = (null, null, false);
    }

    private void ClearFailed() => (_failed, _escalatedFrom) = (false, null);

    private void TellChildren(LocalActorRef except, Func<LocalActorRef, SystemMessage> message)
    {
        foreach (var child in CopyChildRefs())
            if (child != except)
                child.TellSystem(message(child));
    }
}
