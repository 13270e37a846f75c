using System.Buffers;

namespace LlmRouter.Json;

/// <summary>A growing buffer that is reused and, unlike <see cref="ArrayBufferWriter{T}"/>, can be cut back.</summary>
internal sealed class ByteBuffer : IBufferWriter<byte>
{
    private byte[] _bytes = [];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Drops what lies behind <paramref name="length"/>.</summary>
    public void Truncate(int length) => Length = Math.Min(Length, length);

    public void Advance(int count) => Length += count;

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var need = Length + Math.Max(1, sizeHint);
        if (need > _bytes.Length) Array.Resize(ref _bytes, Math.Max(need, Math.Max(64, _bytes.Length * 2)));
        return _bytes.AsMemory(Length);
    }
}
