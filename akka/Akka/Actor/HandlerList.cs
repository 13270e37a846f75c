namespace Akka.Actor;

/// <summary>The handlers of one behaviour, in the order of their declaration.</summary>
internal sealed class HandlerList
{
    private readonly List<Func<object, bool>> _handlers = [];
    private bool _closed;

    internal void Add<T>(Action<T> handler, Predicate<T> shouldHandle)
    {
        Add(
            message =>
            {
                if (message is not T typed || (shouldHandle is not null && !shouldHandle(typed)))
                    return false;
                handler(typed);
                return true;
            },
            catchesAll: typeof(T) == typeof(object) && shouldHandle is null);
    }

    internal void Add(Type type, Action<object> handler, Predicate<object> shouldHandle)
    {
        Add(
            message =>
            {
                if (!type.IsInstanceOfType(message) || (shouldHandle is not null && !shouldHandle(message)))
                    return false;
                handler(message);
                return true;
            },
            catchesAll: type == typeof(object) && shouldHandle is null);
    }

    /// <exception cref="InvalidOperationException">A handler before this one already takes every message.</exception>
    internal void Add(Func<object, bool> handler, bool catchesAll)
    {
        if (_closed)
            throw new InvalidOperationException("A handler that catches all messages has been added. No handler can be added after that.");
        _handlers.Add(handler);
        _closed = catchesAll;
    }

    internal bool Handle(object message)
    {
        foreach (var handler in _handlers)
            if (handler(message))
                return true;
        return false;
    }
}
