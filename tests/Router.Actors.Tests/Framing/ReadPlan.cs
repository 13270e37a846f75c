using System.Buffers;

namespace LlmRouter.Tests.Framing;

/// <summary>How bytes are cut into reads: one of <paramref name="First"/> bytes, then more of <paramref name="Rest"/> bytes each.</summary>
internal readonly record struct ReadPlan(int First, int Rest)
{
    public static ReadPlan ByteByByte => new(1, 1);

    public static ReadPlan Whole(int length) => new(length, length);

    /// <summary>Whole, byte by byte, and cut in two at every place.</summary>
    public static IEnumerable<ReadPlan> All(int length)
    {
        yield return Whole(length);
        yield return ByteByByte;
        for (var cut = 1; cut < length; cut++) yield return new ReadPlan(cut, length);
    }

    /// <summary>
    /// Gives each read in one and the same buffer, which is overwritten afterwards: whoever still points into an earlier read is found out.
    /// </summary>
    public void Feed(ReadOnlyMemory<byte> body, Action<ReadOnlyMemory<byte>> read)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(body.Length, Math.Max(First, Math.Min(Rest, body.Length - First))));
        for (int at = 0, length = First; at < body.Length; at += length, length = Rest)
        {
            length = Math.Min(length, body.Length - at);
            body.Span.Slice(at, length).CopyTo(buffer);
            read(buffer.AsMemory(0, length));
            buffer.AsSpan(0, length).Fill(0xEE);
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }
}
