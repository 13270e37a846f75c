namespace LlmRouter.Failover;

/// <summary>What the end of a request tells a breaker.</summary>
internal enum BreakerSignal
{
    /// <summary>Nothing: the client left, the request was at fault, or it was only one too many.</summary>
    None,

    /// <summary>The provider answered, whole.</summary>
    Success,

    /// <summary>The provider failed.</summary>
    Failure,
}
