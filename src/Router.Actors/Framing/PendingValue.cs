namespace LlmRouter.Framing;

/// <summary>
/// A value that lines are still adding to: a slice of the present lines as long as one piece makes it up, a copy from the second piece
/// on or when the lines expire.
/// </summary>
internal sealed class PendingValue
{
    private readonly ByteArena _arena = new();
    private ReadOnlyMemory<byte> _slice;
    private bool _copied;

    /// <summary>Something was set or appended, be it empty.</summary>
    public bool IsPresent { get; private set; }

    public ReadOnlyMemory<byte> Value => _copied ? _arena.Open : _slice;

    internal long CopiedBytes => _arena.CopiedBytes;

    internal int Capacity => _arena.Capacity;

    /// <summary>A new batch begins: the values taken during the last one have expired.</summary>
    public void BeginBatch() => _arena.Reset();

    /// <summary>The batch ends and its lines with it: copies what still lies in them.</summary>
    public void EndBatch()
    {
        if (!IsPresent || _copied) return;
        _arena.Append(_slice.Span);
        _slice = default;
        _copied = true;
    }

    public void Set(ReadOnlyMemory<byte> slice)
    {
        Clear();
        _slice = slice;
        IsPresent = true;
    }

    /// <summary>Adds one more line, with an LF between it and the one before.</summary>
    public void AppendLine(ReadOnlyMemory<byte> line)
    {
        if (!IsPresent)
        {
            Set(line);
            return;
        }

        EndBatch();
        _arena.Append("\n"u8);
        _arena.Append(line.Span);
    }

    /// <summary>How long the value would be with one more line.</summary>
    public long LengthWith(ReadOnlyMemory<byte> line) => IsPresent ? Value.Length + 1L + line.Length : line.Length;

    /// <summary>Hands the value out and begins anew. It is valid until the next batch begins.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        var value = _copied ? _arena.Take() : _slice;
        Clear();
        return value;
    }

    public void Clear()
    {
        _arena.Discard();
        _slice = default;
        _copied = false;
        IsPresent = false;
    }
}
