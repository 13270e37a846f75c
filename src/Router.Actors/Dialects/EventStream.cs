namespace LlmRouter.Dialects;

/// <summary>What all dialects of server-sent events share.</summary>
internal static class EventStream
{
    public const string ContentType = "text/event-stream; charset=utf-8";

    /// <summary>
    /// A comment, which every parser drops. Not an event: Anthropic's SDKs fail on its own <c>ping</c> before <c>message_start</c>.
    /// </summary>
    public static readonly ReadOnlyMemory<byte> KeepAlive = ": keep-alive\n\n"u8.ToArray();
}
