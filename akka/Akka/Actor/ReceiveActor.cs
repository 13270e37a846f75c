namespace Akka.Actor;

/// <summary>An actor whose handlers are declared in its constructor and inside Become; the first that fits a message takes it.</summary>
public abstract class ReceiveActor : UntypedActor
{
    private readonly Stack<HandlerList> _declaring = new();
    private readonly HandlerList _handlers = new();

    protected ReceiveActor()
    {
        _declaring.Push(_handlers);
    }

    internal override void Initialize() => _declaring.Clear();

    protected sealed override void OnReceive(object message) => Handle(_handlers, message);

    protected void Become(Action configure)
    {
        var handlers = Declare(configure);
        Become(message => Handle(handlers, message));
    }

    protected void BecomeStacked(Action configure)
    {
        var handlers = Declare(configure);
        BecomeStacked(message => Handle(handlers, message));
    }

    protected void Receive<T>(Action<T> handler, Predicate<T> shouldHandle = null) => Declaring.Add(handler, shouldHandle);

    protected void Receive<T>(Predicate<T> shouldHandle, Action<T> handler) => Receive(handler, shouldHandle);

    /// <summary>A handler that says itself whether it took the message.</summary>
    protected void Receive<T>(Func<T, bool> handler) => Declaring.Add(message => message is T typed && handler(typed), catchesAll: false);

    protected void Receive(Type messageType, Action<object> handler, Predicate<object> shouldHandle = null) =>
        Declaring.Add(messageType, handler, shouldHandle);

    protected void Receive(Type messageType, Predicate<object> shouldHandle, Action<object> handler) =>
        Receive(messageType, handler, shouldHandle);

    protected void Receive(Type messageType, Func<object, bool> handler) =>
        Declaring.Add(message => messageType.IsInstanceOfType(message) && handler(message), catchesAll: false);

    protected void ReceiveAsync<T>(Func<T, Task> handler, Predicate<T> shouldHandle = null) =>
        Receive<T>(message => ActorContext.RunTask(() => handler(message)), shouldHandle);

    protected void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, Task> handler) => ReceiveAsync(handler, shouldHandle);

    protected void ReceiveAsync(Type messageType, Func<object, Task> handler, Predicate<object> shouldHandle = null) =>
        Receive(messageType, message => ActorContext.RunTask(() => handler(message)), shouldHandle);

    protected void ReceiveAsync(Type messageType, Predicate<object> shouldHandle, Func<object, Task> handler) =>
        ReceiveAsync(messageType, handler, shouldHandle);

    /// <summary>Takes every message that no earlier handler took; no handler may be added after it.</summary>
    protected void ReceiveAny(Action<object> handler) => Receive<object>(handler);

    protected void ReceiveAnyAsync(Func<object, Task> handler) => ReceiveAsync<object>(handler);

    private HandlerList Declaring => _declaring.TryPeek(out var handlers)
        ? handlers
        : throw new InvalidOperationException("You may only call Receive-methods when constructing the actor and inside Become.");

    private HandlerList Declare(Action configure)
    {
        var handlers = new HandlerList();
        _declaring.Push(handlers);
        try
        {
            configure();
        }
        finally
        {
            _declaring.Pop();
        }

        return handlers;
    }

    private void Handle(HandlerList handlers, object message)
    {
        if (!handlers.Handle(message))
            Unhandled(message);
    }
}
