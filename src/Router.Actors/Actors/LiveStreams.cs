using System.Collections.Concurrent;
using LlmRouter.Contracts;

namespace LlmRouter.Actors;

/// <summary>
/// The exchanges under way. They enter and leave by themselves, not by a message: one that is lost with an actor that crashed must not
/// leave a stream that nobody waits for, or one that never ends. Safe for concurrent use.
/// </summary>
internal sealed class LiveStreams
{
    private readonly Lock _gate = new();
    private readonly List<TaskCompletionSource> _waiting = [];
    private int _count;
    private int _draining;
    private RouterError? _ending;

    /// <summary>To look at.</summary>
    public ConcurrentDictionary<ILiveStream, byte> Live { get; } = new();

    public int Count => Volatile.Read(ref _count);

    /// <summary>Set once, by the drain: new requests are refused.</summary>
    public bool Draining => Volatile.Read(ref _draining) != 0;

    /// <summary>Set once, when the drain's time is over: what every exchange is ended with, by the registry's actor or the next of its kind.</summary>
    public RouterError? Ending
    {
        get => Volatile.Read(ref _ending);
        set => Volatile.Write(ref _ending, value);
    }

    public void BeginDraining() => Volatile.Write(ref _draining, 1);

    /// <summary>An exchange began.</summary>
    public void Open(ILiveStream stream)
    {
        if (Live.TryAdd(stream, 0)) Interlocked.Increment(ref _count);
    }

    /// <summary>An exchange ended.</summary>
    public void Close(ILiveStream stream)
    {
        if (!Live.TryRemove(stream, out _) || Interlocked.Decrement(ref _count) > 0) return;
        lock (_gate)
        {
            _waiting.ForEach(waiting => waiting.TrySetResult());
            _waiting.Clear();
        }
    }

    /// <summary>What each is doing, the newest last.</summary>
    public IReadOnlyList<LiveStream> Describe() =>
        [.. Live.Keys.Select(stream => stream.Describe()).OrderByDescending(stream => stream.Age).ThenBy(stream => stream.Id, StringComparer.Ordinal)];

    /// <summary>Ends every exchange of this id: clients may name their requests, and two may have chosen the same.</summary>
    /// <returns>False when there is none.</returns>
    public bool End(string id, RouterError error)
    {
        var found = false;
        foreach (var stream in Live.Keys.Where(stream => stream.Id == id))
        {
            stream.End(error);
            found = true;
        }

        return found;
    }

    /// <summary>Completes when no exchange is under way.</summary>
    public Task WhenEmpty()
    {
        lock (_gate)
        {
            // Under the lock: the last one to close either finds this wait, or was counted here.
            if (Count == 0) return Task.CompletedTask;
            var empty = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add(empty);
            return empty.Task;
        }
    }
}
