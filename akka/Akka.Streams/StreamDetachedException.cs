namespace Akka.Streams;

/// <summary>The stream behind a materialized value is gone.</summary>
public sealed class StreamDetachedException : Exception
{
    /// <summary>A shared instance, for where the stack does not matter.</summary>
    public static readonly StreamDetachedException Instance = new();

    public StreamDetachedException() : this("Stream is terminated. Materialized value is detached.")
    {
    }

    public StreamDetachedException(string message) : base(message)
    {
    }

    public StreamDetachedException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
