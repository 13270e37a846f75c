using System.Threading.Tasks.Sources;

namespace LlmRouter.Testing.Upstream;

/// <summary>
/// A provider's body in memory, one piece a read, or what the buffer holds of it. It allocates nothing itself, whichever way its reads complete.
/// </summary>
/// <param name="pieces">What it reads; none is empty.</param>
/// <param name="pending">Each read completes later, on a thread of the pool, as a socket's does; otherwise at once.</param>
internal sealed class CutStream(IReadOnlyList<byte[]> pieces, bool pending = false) : Stream, IValueTaskSource<int>, IThreadPoolWorkItem
{
    private ManualResetValueTaskSourceCore<int> _source;
    private Memory<byte> _target;
    private int _next;
    private int _taken;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>A body in pieces of chosen sizes; the last size goes on to its end.</summary>
    public static CutStream Of(ReadOnlyMemory<byte> body, params int[] sizes)
    {
        var pieces = new List<byte[]>();
        while (!body.IsEmpty)
        {
            var size = Math.Min(sizes[Math.Min(pieces.Count, sizes.Length - 1)], body.Length);
            pieces.Add(body[..size].ToArray());
            body = body[size..];
        }

        return new CutStream(pieces);
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

    // A read of no bytes only waits for some: it must use up no piece, or the cuts are others than those asked for.
    private int Take()
    {
        if (_next == pieces.Count) return 0;
        var rest = pieces[_next].AsSpan(_taken);
        var count = Math.Min(rest.Length, _target.Length);
        rest[..count].CopyTo(_target.Span);
        _taken = count < rest.Length ? _taken + count : 0;
        if (_taken == 0 && count > 0) _next++;
        return count;
    }
}
