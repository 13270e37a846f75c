using System.Buffers;
using LlmRouter.Contracts;

namespace LlmRouter.Streams;

/// <summary>Where a writer puts its events: a rented buffer that leaves as a frame, so that nothing is copied on the way out.</summary>
internal sealed class FrameBuffer : IBufferWriter<byte>, IDisposable
{
    private const int FirstRent = 1024;

    private byte[]? _rented;
    private int _length;

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _rented.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _rented.AsSpan(_length);
    }

    /// <summary>What was written since the last call, or null for nothing.</summary>
    public Frame? Detach()
    {
        if (_length == 0) return null;
        var frame = new Frame(_rented!, _length);
        _rented = null;
        _length = 0;
        return frame;
    }

    public void Dispose()
    {
        if (_rented is { } rented) ArrayPool<byte>.Shared.Return(rented);
        _rented = null;
        _length = 0;
    }

    private void Reserve(int size)
    {
        if (_rented is null)
        {
            _rented = ArrayPool<byte>.Shared.Rent(Math.Max(size, FirstRent));
            return;
        }

        if (_rented.Length - _length >= size) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + size, _rented.Length * 2));
        _rented.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_rented);
        _rented = larger;
    }
}
