namespace LlmRouter.Framing;

/// <summary>One event of a provider's stream, or one JSON text of its document.</summary>
/// <param name="Type">The SSE event type as UTF-8; empty when none was given.</param>
/// <param name="Data">The payload as UTF-8. Valid until the batch is filled again.</param>
internal readonly record struct WireEvent(ReadOnlyMemory<byte> Type, ReadOnlyMemory<byte> Data);
