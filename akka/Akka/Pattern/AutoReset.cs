namespace Akka.Pattern;

/// <summary>When the child has lived this long.</summary>
internal sealed record AutoReset(TimeSpan ResetBackoff) : IBackoffReset;
