namespace LlmRouter.Conformance.Goldens;

/// <summary>A provider's body that arrives in reads of chosen sizes; the last size goes on for ever.</summary>
internal sealed class CutStream(ReadOnlyMemory<byte> body, params int[] sizes) : Stream
{
    private int _at;
    private int _reads;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    public override int Read(Span<byte> buffer)
    {
        var size = sizes[Math.Min(_reads++, sizes.Length - 1)];
        var count = Math.Min(Math.Min(size, buffer.Length), body.Length - _at);
        body.Span.Slice(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
