namespace LlmRouter.Failover;

/// <summary>How a model on a provider stands at one moment.</summary>
/// <param name="Availability">Whether it may be asked.</param>
/// <param name="Wait">How long until that changes by itself; zero when it is ready.</param>
/// <param name="Probe">For <see cref="Availability.HalfOpen"/>: who takes this ticket is the probe; null otherwise.</param>
internal readonly record struct Standing(Availability Availability, TimeSpan Wait, ProbeTicket? Probe = null);
