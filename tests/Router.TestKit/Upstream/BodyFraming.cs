namespace LlmRouter.Testing.Upstream;

/// <summary>How a scripted reply tells where its body ends.</summary>
internal enum BodyFraming
{
    /// <summary><c>Transfer-Encoding: chunked</c>: every write is a chunk of its own.</summary>
    Chunked,

    /// <summary><c>Content-Length</c>.</summary>
    Length,

    /// <summary>The body ends with the connection.</summary>
    UntilClose,
}
