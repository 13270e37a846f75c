namespace LlmRouter.Failover;

/// <summary>Whether a model on a provider may be asked now.</summary>
internal enum Availability
{
    /// <summary>Nothing speaks against it.</summary>
    Ready,

    /// <summary>Its breaker has been open long enough: one request may find out. See <see cref="ProbeTicket"/>.</summary>
    HalfOpen,

    /// <summary>Its breaker is open, or its one probe is under way.</summary>
    Open,

    /// <summary>The provider itself asked to be left alone with this model for a while.</summary>
    Cooling,
}
