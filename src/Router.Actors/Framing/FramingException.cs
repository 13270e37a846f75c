namespace LlmRouter.Framing;

/// <summary>A provider's bytes break a rule of their format or a limit. The message may be read by a client.</summary>
internal sealed class FramingException(string message) : Exception(message);
