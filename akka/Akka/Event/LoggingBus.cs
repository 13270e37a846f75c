using Akka.Actor;

namespace Akka.Event;

/// <summary>
/// Publishes events to the actors subscribed to their type or to a base of it. Who receives a type is worked out once and kept until a
/// subscription changes, so publishing takes no lock.
/// </summary>
public class LoggingBus
{
    private readonly Lock _lock = new();
    private readonly HashSet<(IActorRef Subscriber, Type Channel)> _subscriptions = [];
    private Dictionary<Type, IActorRef[]> _receivers = [];

    public LogLevel LogLevel { get; private set; } = LogLevel.InfoLevel;

    public void Publish(object @event)
    {
        foreach (var receiver in ReceiversOf(@event.GetType()))
            receiver.Tell(@event, ActorRefs.NoSender);
    }

    public virtual bool Subscribe(IActorRef subscriber, Type classifier)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(classifier);
        return Change(() => _subscriptions.Add((subscriber, classifier)));
    }

    public virtual bool Unsubscribe(IActorRef subscriber, Type classifier)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(classifier);
        return Change(() => _subscriptions.Remove((subscriber, classifier)));
    }

    public virtual bool Unsubscribe(IActorRef subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        return Change(() => _subscriptions.RemoveWhere(each => each.Subscriber.Equals(subscriber)) > 0);
    }

    /// <summary>What is below this level is not logged, and loggers do not receive it.</summary>
    public void SetLogLevel(LogLevel logLevel)
    {
        foreach (var level in Enum.GetValues<LogLevel>())
            foreach (var logger in Loggers)
                if (level < logLevel)
                    Change(() => _subscriptions.Remove((logger, level.ClassFor())));
                else
                    Change(() => _subscriptions.Add((logger, level.ClassFor())));
        LogLevel = logLevel;
    }

    public void StartStdoutLogger(Settings config)
    {
        var level = Logging.LogLevelFor(config.StdoutLogLevel);
        LogLevel = level;
        foreach (var each in Enum.GetValues<LogLevel>())
            if (each >= level)
                Subscribe(StandardOutRef.Instance, each.ClassFor());
    }

    internal List<IActorRef> Loggers { get; } = [];

    internal void StopStdoutLogger() => Change(() => _subscriptions.RemoveWhere(each => each.Subscriber is StandardOutRef) > 0);

    internal void Clear() => Change(() =>
    {
        _subscriptions.Clear();
        return true;
    });

    private protected bool Change(Func<bool> change)
    {
        lock (_lock)
        {
            if (!change())
                return false;
            Volatile.Write(ref _receivers, []);
            return true;
        }
    }

    private IActorRef[] ReceiversOf(Type type)
    {
        if (Volatile.Read(ref _receivers).TryGetValue(type, out var receivers))
            return receivers;
        lock (_lock)
        {
            receivers = [.. _subscriptions.Where(each => each.Channel.IsAssignableFrom(type)).Select(each => each.Subscriber).Distinct()];
            Volatile.Write(ref _receivers, new Dictionary<Type, IActorRef[]>(_receivers) { [type] = receivers });
            return receivers;
        }
    }
}
