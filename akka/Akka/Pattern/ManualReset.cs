namespace Akka.Pattern;

/// <summary>When the child says so, by <see cref="BackoffSupervisor.Reset"/>.</summary>
internal sealed record ManualReset : IBackoffReset;
