namespace LlmRouter.Failover;

/// <summary>Whom a failure counts against.</summary>
internal enum Blame
{
    /// <summary>Nobody: the caller's own fault, the router's, or a client that left.</summary>
    Nobody,

    /// <summary>The provider: it counts towards its breaker.</summary>
    Provider,

    /// <summary>One model on one provider: it cools down, the provider's other models do not.</summary>
    Model,
}
