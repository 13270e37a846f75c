using System.Diagnostics.CodeAnalysis;
using System.Threading.Tasks.Sources;
using LlmRouter.Contracts;

namespace LlmRouter.Streams;

/// <summary>
/// Where a graph's frames wait for the one who writes them to the client: bounded, one writer, one reader. A channel would do, but wakes its
/// reader for the first of several frames, and on another thread: here the writer says when, and the reader goes on at once on its thread.
/// </summary>
/// <param name="capacity">Most frames that wait.</param>
internal sealed class FrameQueue(int capacity) : IValueTaskSource<bool>
{
    private readonly Lock _gate = new();
    private readonly Queue<Frame> _frames = new(capacity);
    private ManualResetValueTaskSourceCore<bool> _wake;
    private Action? _onRoom;
    private Exception? _failure;
    private bool _completed;
    private bool _readerWaits;
    private bool _writerWaits;

    /// <summary>The writer's: is called, on the reader's thread, when the reader has emptied a queue that was full.</summary>
    public void Attach(Action onRoom) => _onRoom = onRoom;

    /// <summary>Adds a frame without waking the reader. False when there is no room for another: <see cref="Attach"/> tells when there is.</summary>
    public bool Write(Frame frame)
    {
        lock (_gate)
        {
            _frames.Enqueue(frame);
            _writerWaits = _frames.Count >= capacity;
            return !_writerWaits;
        }
    }

    /// <summary>Wakes a waiting reader if there is something for it.</summary>
    public void Announce()
    {
        bool ready;
        lock (_gate)
        {
            ready = _frames.Count > 0;
            if (!_readerWaits || !(ready || _completed)) return;
            _readerWaits = false;
        }

        // Outside the lock: the reader runs here and now.
        if (!ready && _failure is { } failure) _wake.SetException(failure);
        else _wake.SetResult(ready);
    }

    /// <summary>Nothing more comes; the frames there are can still be read. The first call counts.</summary>
    public void Complete(Exception? failure)
    {
        lock (_gate)
        {
            if (_completed) return;
            _completed = true;
            _failure = failure;
        }

        Announce();
    }

    /// <summary>Completes with true when a frame is ready, with false when none will come.</summary>
    /// <exception cref="Exception">What the writer failed with, once every frame is read.</exception>
    public ValueTask<bool> WaitToReadAsync()
    {
        lock (_gate)
        {
            if (_frames.Count > 0) return ValueTask.FromResult(true);
            if (_completed) return _failure is { } failure ? ValueTask.FromException<bool>(failure) : ValueTask.FromResult(false);
            _wake.Reset();
            _readerWaits = true;
            return new ValueTask<bool>(this, _wake.Version);
        }
    }

    /// <summary>Takes the next frame if one is ready.</summary>
    public bool TryRead([NotNullWhen(true)] out Frame? frame)
    {
        lock (_gate)
        {
            if (!_frames.TryDequeue(out frame)) return false;
            // Not at the first free place: a full queue is refilled in one go.
            if (!_writerWaits || _frames.Count > 0) return true;
            _writerWaits = false;
        }

        _onRoom?.Invoke();
        return true;
    }

    bool IValueTaskSource<bool>.GetResult(short token) => _wake.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _wake.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _wake.OnCompleted(continuation, state, token, flags);
}
