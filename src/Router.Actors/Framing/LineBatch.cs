using System.Runtime.InteropServices;

namespace LlmRouter.Framing;

/// <summary>The lines that one read completed. Reused by its producer: valid until its consumer pulls again.</summary>
internal sealed class LineBatch
{
    private readonly List<WireLine> _lines = [];

    /// <summary>The format of these lines, once it is known.</summary>
    public WireFormat Format { get; set; }

    public int Count => _lines.Count;

    public Span<WireLine> Lines => CollectionsMarshal.AsSpan(_lines);

    public void Add(ReadOnlyMemory<byte> line, bool terminated = true) => _lines.Add(new WireLine(line, terminated));

    public void Clear() => _lines.Clear();
}
