using System.Buffers;

namespace LlmRouter.Contracts;

/// <summary>
/// Whole events for the client, encoded, in a rented buffer. The reader writes <see cref="Bytes"/> and then disposes the frame.
/// A frame that nobody disposes is lost to the pool, never to memory.
/// </summary>
public sealed class Frame : IDisposable
{
    private byte[]? _rented;
    private readonly int _length;

    internal Frame(byte[] rented, int length)
    {
        _rented = rented;
        _length = length;
    }

    /// <summary>One or more complete events. Valid until <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Bytes => _rented is { } buffer ? buffer.AsMemory(0, _length) : throw new ObjectDisposedException(nameof(Frame));

    /// <summary>Copies <paramref name="bytes"/> into a rented buffer.</summary>
    public static Frame Copy(ReadOnlySpan<byte> bytes)
    {
        var rented = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(rented);
        return new Frame(rented, bytes.Length);
    }

    public void Dispose()
    {
        var rented = Interlocked.Exchange(ref _rented, null);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
    }
}
