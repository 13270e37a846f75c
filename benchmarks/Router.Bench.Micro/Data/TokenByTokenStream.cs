using System.Threading.Tasks.Sources;

namespace LlmRouter.Bench.Micro.Data;

/// <summary>
/// A provider's body in memory, one event a read. It allocates nothing itself, whichever way its reads complete.
/// </summary>
/// <param name="events">What it reads.</param>
/// <param name="pending">Each read completes later, on a thread of the pool, as a socket's does; otherwise at once.</param>
internal sealed class TokenByTokenStream(IReadOnlyList<byte[]> events, bool pending) : Stream, IValueTaskSource<int>, IThreadPoolWorkItem
{
    private ManualResetValueTaskSourceCore<int> _source;
    private Memory<byte> _target;
    private int _next;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _target = buffer;
        if (!pending) return new ValueTask<int>(Take());
        _source.Reset();
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return new ValueTask<int>(this, _source.Version);
    }

    void IThreadPoolWorkItem.Execute() => _source.SetResult(Take());

    int IValueTaskSource<int>.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    private int Take()
    {
        if (_next == events.Count) return 0;
        var bytes = events[_next++];
        bytes.CopyTo(_target);
        return bytes.Length;
    }
}
