using System.Buffers;

namespace LlmRouter.Framing;

/// <summary>
/// Cuts a provider's bytes into lines, wherever its reads were cut. One per stream. A line inside one read is a slice of it;
/// only what a read leaves unfinished is copied. Each byte is searched once, so a line of n bytes costs O(n) however it arrives.
/// </summary>
/// <param name="maxLine">Longest line in bytes, without its ending.</param>
internal sealed class LineSplitter(int maxLine)
{
    private const byte Cr = (byte)'\r';
    private const byte Lf = (byte)'\n';

    // Spec: "lines are separated by either a U+000D U+000A (CRLF) character pair, a single U+000A (LF), or a single U+000D (CR)".
    private static readonly SearchValues<byte> LineEnds = SearchValues.Create("\r\n"u8);

    private readonly ByteArena _carry = new();
    private bool _afterCr;

    internal long SearchedBytes { get; private set; }

    internal long CopiedBytes => _carry.CopiedBytes;

    internal int CarryCapacity => _carry.Capacity;

    /// <summary>Adds every line that <paramref name="chunk"/> ends. The lines are valid until the next call, and as long as the chunk is.</summary>
    /// <exception cref="FramingException">A line is longer than the limit.</exception>
    public void Split(ReadOnlyMemory<byte> chunk, LineBatch output)
    {
        _carry.Reset();
        var rest = WithoutSecondHalfOfCrLf(chunk);
        for (int end; (end = rest.Span.IndexOfAny(LineEnds)) >= 0;)
        {
            SearchedBytes += end + 1;
            output.Add(Finish(rest[..end]));
            rest = rest[EndOfEnding(rest.Span, end)..];
        }

        SearchedBytes += rest.Length;
        Require(rest.Length);
        _carry.Append(rest.Span);
    }

    /// <summary>The bytes have ended: adds what followed the last line ending, if anything did.</summary>
    public void Complete(LineBatch output)
    {
        _carry.Reset();
        if (_carry.OpenLength > 0) output.Add(_carry.Take(), terminated: false);
    }

    // A CR ends its line at once, for no byte may ever follow it; should an LF come, it is the second half of that ending.
    private ReadOnlyMemory<byte> WithoutSecondHalfOfCrLf(ReadOnlyMemory<byte> chunk)
    {
        if (!_afterCr || chunk.IsEmpty) return chunk;
        _afterCr = false;
        return chunk.Span[0] == Lf ? chunk[1..] : chunk;
    }

    private int EndOfEnding(ReadOnlySpan<byte> text, int end)
    {
        var next = end + 1;
        if (text[end] != Cr) return next;
        if (next == text.Length) _afterCr = true;
        else if (text[next] == Lf) next++;
        return next;
    }

    private ReadOnlyMemory<byte> Finish(ReadOnlyMemory<byte> end)
    {
        Require(end.Length);
        if (_carry.OpenLength == 0) return end;
        _carry.Append(end.Span);
        return _carry.Take();
    }

    private void Require(int more)
    {
        if (more > maxLine - _carry.OpenLength) throw new FramingException($"The provider sent a line longer than {maxLine} bytes.");
    }
}
