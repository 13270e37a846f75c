namespace LlmRouter.Framing;

/// <summary>Makes events of lines. One per stream; it keeps what one read left unfinished.</summary>
internal interface IEventParser
{
    /// <summary>
    /// Adds every event that these lines complete. What the parser keeps for later it copies: the lines are gone after this call,
    /// while the events may point into them until the next.
    /// </summary>
    /// <exception cref="FramingException">An event is larger than the limit, or the bytes break the format's rules.</exception>
    void Parse(ReadOnlySpan<WireLine> lines, EventBatch output);

    /// <summary>The bytes have ended: adds what was pending. Providers do leave out the last blank line.</summary>
    void Complete(EventBatch output);
}
