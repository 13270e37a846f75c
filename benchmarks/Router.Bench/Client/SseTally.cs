using System.Text;
using LlmRouter.Bench.Mock;

namespace LlmRouter.Bench.Client;

/// <summary>Counts tokens in a reply's body, however it is cut, and sees whether the reply ended as it should.</summary>
internal sealed class SseTally
{
    private static readonly byte[] TokenMark = Encoding.UTF8.GetBytes(ReplyText.TokenMark);
    private readonly byte[] carry = new byte[4096];
    private int carried;

    public int Tokens { get; private set; }

    /// <summary>Bytes of the body.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether <c>data: [DONE]</c> came.</summary>
    public bool Done { get; private set; }

    /// <summary>Whether the finish reason came.</summary>
    public bool Finished { get; private set; }

    /// <summary>Error events.</summary>
    public int Errors { get; private set; }

    public void Reset()
    {
        carried = Tokens = Errors = 0;
        Bytes = 0;
        Done = Finished = false;
    }

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        Bytes += bytes.Length;
        for (var end = bytes.IndexOf((byte)'\n'); end >= 0; end = bytes.IndexOf((byte)'\n'))
        {
            if (carried == 0) Line(bytes[..end]);
            else
            {
                Keep(bytes[..end]);
                Flush();
            }
            bytes = bytes[(end + 1)..];
        }
        Keep(bytes);
    }

    /// <summary>Takes what is left as a line: a JSON document ends without one.</summary>
    public void Flush()
    {
        Line(carry.AsSpan(0, carried));
        carried = 0;
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        // Of a longer line, a long token's or a wrong answer's, the start tells what it is.
        var kept = bytes[..Math.Min(bytes.Length, carry.Length - carried)];
        kept.CopyTo(carry.AsSpan(carried));
        carried += kept.Length;
    }

    private void Line(ReadOnlySpan<byte> line)
    {
        if (line.Length < 6) return;
        if (line.IndexOf(TokenMark) >= 0) Tokens++;
        else if (line.StartsWith("data: [DONE]"u8)) Done = true;
        else if (line.StartsWith("data: {\"error\""u8)) Errors++;
        if (line.IndexOf("\"finish_reason\":\"stop\""u8) >= 0) Finished = true;
    }
}
