namespace Akka.Streams.Implementation;

/// <summary>
/// Where a connection stands. Between signals exactly one of the first four is set: the element is with the
/// consumer, demand is on its way up, an element is on its way down, or demand is with the producer.
/// </summary>
[Flags]
internal enum PortState : byte
{
    None = 0,

    /// <summary>The consumer may pull.</summary>
    InReady = 1,

    /// <summary>A pull has not reached the producer yet.</summary>
    Pulling = 2,

    /// <summary>The producer may push.</summary>
    OutReady = 4,

    /// <summary>A push has not reached the consumer yet.</summary>
    Pushing = 8,

    /// <summary>The consumer cancelled, or has seen the end.</summary>
    InClosed = 16,

    /// <summary>The producer ended, or has seen the cancellation.</summary>
    OutClosed = 32,

    /// <summary>The producer ended with a failure.</summary>
    Failed = 64,
}
