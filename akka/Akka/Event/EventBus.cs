namespace Akka.Event;

/// <summary>
/// Publishes events to those who subscribed to their class or to a broader one. Who receives a class is worked out once and kept until a
/// subscription changes, so publishing takes no lock.
/// </summary>
public abstract class EventBus<TEvent, TClassifier, TSubscriber>
{
    private readonly Lock _lock = new();
    private readonly HashSet<(TSubscriber Subscriber, TClassifier Classifier)> _subscriptions = [];
    private Dictionary<TClassifier, TSubscriber[]> _receivers = [];

    protected EventBus()
    {
    }

    /// <summary>False: it was subscribed already.</summary>
    public virtual bool Subscribe(TSubscriber subscriber, TClassifier classifier)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(classifier);
        lock (_lock)
            return Changed(_subscriptions.Add((subscriber, classifier)));
    }

    public virtual bool Unsubscribe(TSubscriber subscriber, TClassifier classifier)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(classifier);
        lock (_lock)
            return Changed(_subscriptions.Remove((subscriber, classifier)));
    }

    /// <summary>Ends all subscriptions of the subscriber.</summary>
    public virtual bool Unsubscribe(TSubscriber subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        lock (_lock)
            return Changed(_subscriptions.RemoveWhere(each => each.Subscriber.Equals(subscriber)) > 0);
    }

    public virtual void Publish(TEvent @event)
    {
        foreach (var receiver in ReceiversOf(GetClassifier(@event)))
            Publish(@event, receiver);
    }

    protected abstract bool IsSubClassification(TClassifier parent, TClassifier child);

    protected abstract void Publish(TEvent @event, TSubscriber subscriber);

    protected abstract bool Classify(TEvent @event, TClassifier classifier);

    protected abstract TClassifier GetClassifier(TEvent @event);

    internal void Clear()
    {
        lock (_lock)
        {
            _subscriptions.Clear();
            Changed(true);
        }
    }

    private bool Changed(bool changed)
    {
        if (changed)
            Volatile.Write(ref _receivers, []);
        return changed;
    }

    private TSubscriber[] ReceiversOf(TClassifier classifier)
    {
        if (Volatile.Read(ref _receivers).TryGetValue(classifier, out var receivers))
            return receivers;
        lock (_lock)
        {
            receivers = [.. _subscriptions.Where(each => IsSubClassification(each.Classifier, classifier)).Select(each => each.Subscriber).Distinct()];
            Volatile.Write(ref _receivers, new Dictionary<TClassifier, TSubscriber[]>(_receivers) { [classifier] = receivers });
            return receivers;
        }
    }
}
