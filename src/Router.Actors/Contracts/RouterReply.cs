namespace LlmRouter.Contracts;

/// <summary>The engine's answer to one request: a failure, a document or a stream.</summary>
public abstract class RouterReply
{
    private RouterReply()
    {
    }

    /// <summary>Headers for the client: <c>x-router-provider</c>, <c>x-router-attempts</c>, rate-limit headers of the provider.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Nothing of the reply has been sent: answer with the error's status and body.</summary>
    public sealed class Failed(RouterError error) : RouterReply
    {
        public RouterError Error { get; } = error;
    }

    /// <summary>A whole JSON document, status 200.</summary>
    public sealed class Document(Frame body) : RouterReply
    {
        /// <summary>The body; the receiver disposes it.</summary>
        public Frame Body { get; } = body;
    }

    /// <summary>A stream of events, status 200. The receiver disposes it, whether or not it was read to its end.</summary>
    public sealed class Streaming(IReplyStream stream) : RouterReply
    {
        public IReplyStream Stream { get; } = stream;
    }
}
