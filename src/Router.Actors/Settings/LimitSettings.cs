namespace LlmRouter.Settings;

/// <param name="ReadBuffer">Bytes read from a provider at once.</param>
/// <param name="Line">Longest line, and largest event, of a provider's stream, in bytes.</param>
/// <param name="Document">Largest JSON document of a provider, in bytes.</param>
/// <param name="ClientLine">Longest line written to a client, in bytes; longer text is split at a code point.</param>
/// <param name="BufferedFrames">Frames that may wait for a slow client, per stream.</param>
public sealed record LimitSettings(int ReadBuffer, int Line, int Document, int ClientLine, int BufferedFrames);
