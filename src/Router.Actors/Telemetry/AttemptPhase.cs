namespace LlmRouter.Telemetry;

/// <summary>How far one attempt at a provider has come.</summary>
internal enum AttemptPhase
{
    /// <summary>It waits for a place at the provider.</summary>
    Queued,

    /// <summary>It opens a connection or sends the request.</summary>
    Connecting,

    /// <summary>The request is out, no token has come.</summary>
    WaitingForFirstToken,

    /// <summary>Tokens come.</summary>
    Streaming,
}
