namespace LlmRouter.Testing.Client;

/// <summary>How the body of a reply came to its end, as the client saw it.</summary>
internal enum BodyEnd
{
    /// <summary>Not yet.</summary>
    Open,

    /// <summary>As its framing promised.</summary>
    Complete,

    /// <summary>The server closed too early.</summary>
    Truncated,

    /// <summary>The server reset the connection.</summary>
    Reset,
}
