namespace LlmRouter.Framing;

/// <summary>One line without its ending.</summary>
/// <param name="Bytes">The line. Valid until the batch is filled again.</param>
/// <param name="Terminated">False for what followed the last line ending when the bytes ended.</param>
internal readonly record struct WireLine(ReadOnlyMemory<byte> Bytes, bool Terminated);
