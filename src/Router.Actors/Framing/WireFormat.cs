namespace LlmRouter.Framing;

/// <summary>How a provider frames its reply, told from the bytes and never from its configuration.</summary>
internal enum WireFormat
{
    /// <summary>Not enough has arrived to tell.</summary>
    Unknown,

    /// <summary>A WHATWG event stream.</summary>
    Sse,

    /// <summary>One JSON text a line.</summary>
    JsonLines,

    /// <summary>One JSON text over several lines, or a JSON array of texts.</summary>
    JsonDocument,

    /// <summary>None of these: HTML, plain text.</summary>
    Unrecognized,
}
