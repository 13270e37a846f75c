using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

internal sealed partial class ActorCell
{
    private Dictionary<IActorRef, object> _watching;
    private HashSet<IActorRef> _watchedBy;

    // Terminated messages that are in the mailbox; one that Unwatch took out of here is dropped when its turn comes.
    private Dictionary<IActorRef, object> _terminatedQueued;

    public IActorRef Watch(IActorRef subject) => WatchFor(subject, null);

    public IActorRef WatchWith(IActorRef subject, object message) => WatchFor(subject, message);

    public IActorRef Unwatch(IActorRef subject)
    {
        if (subject.Equals(_self))
            return subject;
        if (_watching?.Remove(subject) == true)
            ((IInternalActorRef)subject).SendSystemMessage(new Unwatch(_self));
        _terminatedQueued?.Remove(subject);
        return subject;
    }

    internal void AddWatcher(IInternalActorRef watcher)
    {
        if (!watcher.Equals(_self))
            (_watchedBy ??= []).Add(watcher);
    }

    internal void RemoveWatcher(IInternalActorRef watcher) => _watchedBy?.Remove(watcher);

    internal void ActorDied(IInternalActorRef actor, bool existenceConfirmed)
    {
        if (_watching is not null && _watching.Remove(actor, out var instead) && _wait != ChildWait.Termination)
        {
            (_terminatedQueued ??= [])[actor] = instead;
            _self.Tell(new Terminated(actor, existenceConfirmed, addressTerminated: false), actor);
        }

        if (RemoveChild(actor))
            ContinueAfterChildren();
    }

    private IActorRef WatchFor(IActorRef subject, object message)
    {
        if (subject.Equals(_self))
            return subject;
        _watching ??= [];
        if (_watching.TryGetValue(subject, out var already))
        {
            if (!Equals(already, message))
                throw new InvalidOperationException($"Watch({subject}) was already asked for with another termination message: unwatch first.");
            return subject;
        }

        _watching.Add(subject, message);
        var watchee = (IInternalActorRef)subject;
        watchee.SendSystemMessage(new Watch(watchee, _self));
        return subject;
    }

    private void ReceiveTerminated(Terminated terminated)
    {
        if (_terminatedQueued is not null && _terminatedQueued.Remove(terminated.ActorRef, out var instead))
            ReceiveMessage(_message = instead ?? terminated);
    }

    private void TellWatchers()
    {
        if (_watchedBy is null)
            return;
        foreach (var watcher in _watchedBy)
            // The parent is told anyway.
            if (!watcher.Equals(ParentRef))
                ((IInternalActorRef)watcher).SendSystemMessage(new DeathWatchNotification(_self, existenceConfirmed: true));
        _watchedBy = null;
    }

    private void UnwatchAll()
    {
        if (_watching is not null)
            foreach (var subject in _watching.Keys)
                ((IInternalActorRef)subject).SendSystemMessage(new Unwatch(_self));
        _watching = null;
        _terminatedQueued = null;
    }
}
