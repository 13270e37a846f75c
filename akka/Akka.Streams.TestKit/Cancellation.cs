namespace Akka.Streams.TestKit;

/// <summary>The stream told a source probe that it wants no more.</summary>
internal sealed record Cancellation;
