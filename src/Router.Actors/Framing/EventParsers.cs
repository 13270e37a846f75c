namespace LlmRouter.Framing;

/// <summary>Which parser reads which format.</summary>
internal static class EventParsers
{
    /// <param name="format">A format that was recognized.</param>
    /// <param name="maxEvent">Largest event of an event stream, in bytes.</param>
    /// <param name="maxDocument">Largest JSON document, in bytes.</param>
    public static IEventParser Create(WireFormat format, int maxEvent, int maxDocument) => format switch
    {
        WireFormat.Sse => new SseParser(maxEvent),
        WireFormat.JsonLines => new NdjsonParser(),
        WireFormat.JsonDocument => new JsonDocumentParser(maxDocument),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No parser reads this format."),
    };
}
