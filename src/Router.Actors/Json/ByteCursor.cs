using System.Buffers.Text;

namespace LlmRouter.Json;

/// <summary>Fills one span that is known to be large enough: one request to the buffer per event instead of one per piece.</summary>
internal ref struct ByteCursor(Span<byte> target)
{
    private readonly Span<byte> _target = target;

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    public void Put(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_target[Length..]);
        Length += bytes.Length;
    }

    public void Put(long value)
    {
        Utf8Formatter.TryFormat(value, _target[Length..], out var written);
        Length += written;
    }

    public void Put(RawMembers members, bool leadingComma) => Length += members.CopyTo(_target[Length..], leadingComma);
}
