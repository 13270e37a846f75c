namespace LlmRouter.Framing;

/// <summary>
/// Bytes that outlive the read they came in: segments already handed out, and one open segment behind them that still grows.
/// Growing copies the open segment only; what was handed out keeps its array. Not thread-safe: one stream, one thread at a time.
/// </summary>
internal sealed class ByteArena
{
    /// <summary>A larger array is given up as soon as its contents have expired: one huge line must not cost a stream its memory for life.</summary>
    internal const int Retained = 64 * 1024;

    private const int Smallest = 256;

    private byte[] _array = [];
    private int _start;
    private int _end;

    /// <summary>The open segment. Valid until the next call that changes this arena.</summary>
    public ReadOnlyMemory<byte> Open => _array.AsMemory(_start, OpenLength);

    public int OpenLength => _end - _start;

    internal int Capacity => _array.Length;

    /// <summary>Every byte moved so far, those moved again by growing included: the measure of linear work.</summary>
    internal long CopiedBytes { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _array.Length - _end) Grow(bytes.Length);
        bytes.CopyTo(_array.AsSpan(_end));
        _end += bytes.Length;
        CopiedBytes += bytes.Length;
    }

    /// <summary>Closes the open segment and hands it out. It stays as it is until <see cref="Reset"/>.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        var segment = Open;
        _start = _end;
        return segment;
    }

    /// <summary>Forgets the open segment.</summary>
    public void Discard() => _end = _start;

    /// <summary>Everything handed out has expired: its room is used again. The open segment stays.</summary>
    public void Reset()
    {
        var open = OpenLength;
        // Nothing expired: a segment that grows over a million reads must not be moved at each of them.
        if (_start == 0 && open > 0) return;
        if (_array.Length > Retained && open <= Retained) MoveTo(open == 0 ? [] : new byte[Math.Max(Smallest, open)]);
        else if (_start > 0) MoveTo(_array);
    }

    private void Grow(int more)
    {
        var needed = (long)OpenLength + more;
        // Small arrays double whatever they hold, so that they settle; large ones go by the open segment alone.
        var doubled = _array.Length <= Retained ? 2L * _array.Length : 2L * OpenLength;
        var capacity = Math.Min(Array.MaxLength, Math.Max(Smallest, Math.Max(needed, doubled)));
        if (capacity < needed) throw new FramingException("The provider's data does not fit into memory.");
        MoveTo(new byte[capacity]);
    }

    private void MoveTo(byte[] target)
    {
        var open = OpenLength;
        _array.AsSpan(_start, open).CopyTo(target);
        CopiedBytes += open;
        _array = target;
        _start = 0;
        _end = open;
    }
}
