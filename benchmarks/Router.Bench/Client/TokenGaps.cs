namespace LlmRouter.Bench.Client;

/// <summary>Times between the tokens of one connection's streams, as they arrive. Tokens of one read have none between them.</summary>
internal sealed class TokenGaps
{
    private readonly List<long> gaps = [];
    private int seen;
    private long last;

    /// <summary>In ticks of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    public IReadOnlyList<long> Ticks => gaps;

    /// <summary>A stream begins: the time before its first token is no gap.</summary>
    public void Begin() => seen = 0;

    /// <summary>Takes what a read brought.</summary>
    /// <param name="tokens">How many tokens of the stream there are now.</param>
    /// <param name="at">The read's timestamp.</param>
    public void Note(int tokens, long at)
    {
        for (; seen < tokens; seen++)
        {
            if (seen > 0) gaps.Add(at - last);
            last = at;
        }
    }
}
