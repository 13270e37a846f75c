using Akka.Event;

namespace Akka.TestKit.Internal;

/// <summary>Takes the entries that fit and says when the expected number of them has come.</summary>
internal sealed class CountingFilter(Predicate<LogEvent> fits, int expected) : IEventFilter
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    internal int Count => Volatile.Read(ref _count);

    internal Task Reached => _reached.Task;

    public bool Apply(LogEvent logEvent)
    {
        if (!fits(logEvent))
            return false;
        if (Interlocked.Increment(ref _count) == expected)
            _reached.TrySetResult();
        return true;
    }
}
