namespace Akka.Streams.TestKit;

/// <summary>The stream asked a source probe for elements.</summary>
internal sealed record Demand(long Count);
