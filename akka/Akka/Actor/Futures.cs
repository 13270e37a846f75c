namespace Akka.Actor;

/// <summary>Ask: tell, and wait for the first answer. Without a timeout it waits for ever.</summary>
public static class Futures
{
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<object>(message, timeout, CancellationToken.None);

    public static Task<object> Ask(this ICanTell self, object message, CancellationToken cancellationToken) =>
        self.Ask<object>(message, null, cancellationToken);

    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        self.Ask<object>(message, timeout, cancellationToken);

    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<T>(message, timeout, CancellationToken.None);

    public static Task<T> Ask<T>(this ICanTell self, object message, CancellationToken cancellationToken) =>
        self.Ask<T>(message, null, cancellationToken);

    /// <exception cref="AskTimeoutException">No answer came in time.</exception>
    /// <exception cref="ArgumentException">The answer was not a <typeparamref name="T"/>.</exception>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var asker = NewAsker<T>(self, timeout, cancellationToken);
        self.Tell(message, asker);
        return asker.Answer;
    }

    /// <summary>For messages that carry the one to answer.</summary>
    public static Task<T> Ask<T>(this ICanTell self, Func<IActorRef, object> messageFactory, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var asker = NewAsker<T>(self, timeout, cancellationToken);
        self.Tell(messageFactory(asker), asker);
        return asker.Answer;
    }

    private static FutureActorRef<T> NewAsker<T>(ICanTell target, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var system = target switch
        {
            IInternalActorRef actor => actor.System,
            ActorSelection selection => ((IInternalActorRef)selection.Anchor).System,
            _ => null,
        };
        system ??= ActorCell.Current?.SystemImpl
            ?? throw new ArgumentException("Unable to resolve the target Provider", nameof(target));
        var asker = new FutureActorRef<T>(system);
        asker.EndEarly(timeout ?? system.Settings.AskTimeout, cancellationToken);
        return asker;
    }
}
