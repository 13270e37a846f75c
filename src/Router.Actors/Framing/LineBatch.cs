namespace LlmRouter.Framing;

/// <summary>The lines that one read completed. Reused by its producer: valid until its consumer pulls again.</summary>
internal sealed class LineBatch
{
    private RentedList<WireLine> _lines;

    /// <summary>The format of these lines, once it is known.</summary>
    public WireFormat Format { get; set; }

    public int Count => _lines.Count;

    public Span<WireLine> Lines => _lines.Items;

    public void Add(ReadOnlyMemory<byte> line, bool terminated = true) => _lines.Add(new WireLine(line, terminated));

    public void Clear() => _lines.Clear();

    /// <summary>The consumer's, once it has used them: empties it and gives its memory to others until something is added.</summary>
    public void Release() => _lines.Release();
}
