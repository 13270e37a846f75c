using Akka.Actor;

namespace Akka.Event;

/// <summary>The system's bus: dead letters, unhandled messages, log entries, and whatever its users publish. A subscriber that stops is
/// forgotten.</summary>
public class EventStream : LoggingBus
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<IActorRef, bool> _subscribers = new();

    public EventStream(bool debug)
    {
        _ = debug;
    }

    public override bool Subscribe(IActorRef subscriber, Type channel)
    {
        var changed = base.Subscribe(subscriber, channel);
        _subscribers[subscriber] = true;
        if (subscriber is IInternalActorRef { IsTerminated: true })
            Forget(subscriber);
        return changed;
    }

    public override bool Unsubscribe(IActorRef subscriber, Type channel) => base.Unsubscribe(subscriber, channel);

    public override bool Unsubscribe(IActorRef subscriber)
    {
        _subscribers.TryRemove(subscriber, out _);
        return base.Unsubscribe(subscriber);
    }

    /// <summary>Cheap for the many actors that never subscribed.</summary>
    internal void Forget(IActorRef subscriber)
    {
        if (_subscribers.ContainsKey(subscriber))
            Unsubscribe(subscriber);
    }
}
