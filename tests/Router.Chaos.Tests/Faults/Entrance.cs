namespace LlmRouter.Chaos.Faults;

/// <summary>When a fault happens.</summary>
internal enum Entrance
{
    /// <summary>The request was read whole.</summary>
    AfterTheRequest,

    /// <summary>The head of the request was read, nothing of its body.</summary>
    BeforeTheBody,

    /// <summary>The connection was accepted, nothing was read.</summary>
    AtAccept,

    /// <summary>On a kept connection, after the reply to an earlier request.</summary>
    BetweenRequests,

    /// <summary>Nobody listens.</summary>
    NobodyThere,
}
