namespace LlmRouter.Contracts;

/// <summary>What one exchange is doing.</summary>
public enum LiveStreamState
{
    /// <summary>It waits for a place at its provider.</summary>
    Queued,

    /// <summary>It opens a connection or sends the request.</summary>
    Connecting,

    /// <summary>The request is out, no token has come.</summary>
    WaitingForFirstToken,

    /// <summary>Tokens come.</summary>
    Streaming,

    /// <summary>Tokens came, and for a while none has.</summary>
    Stalled,

    /// <summary>The provider is not read, because the client does not read.</summary>
    SlowClient,
}
