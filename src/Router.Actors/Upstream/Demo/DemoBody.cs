namespace LlmRouter.Upstream.Demo;

/// <summary>A body that arrives as a bad network delivers it: a few bytes a read, cut inside characters, lines and escapes.</summary>
internal sealed class DemoBody(IEnumerable<byte[]> pieces, TimeSpan delay, TimeProvider time) : Stream
{
    private static readonly int[] Cuts = [7, 1, 3, 13, 2, 5, 11];

    private readonly IEnumerator<byte[]> _pieces = pieces.GetEnumerator();
    private ReadOnlyMemory<byte> _rest;
    private int _reads;
    private bool _begun;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (_rest.IsEmpty)
        {
            if (!_pieces.MoveNext()) return 0;
            if (_begun && delay > TimeSpan.Zero) await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
            _begun = true;
            _rest = _pieces.Current;
        }

        var count = Math.Min(Math.Min(Cuts[_reads++ % Cuts.Length], _rest.Length), buffer.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The demo is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _pieces.Dispose();
        base.Dispose(disposing);
    }
}
