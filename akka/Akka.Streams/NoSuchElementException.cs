namespace Akka.Streams;

/// <summary>An element was due and the stream completed without one.</summary>
public sealed class NoSuchElementException : Exception
{
    public NoSuchElementException(string message) : base(message)
    {
    }
}
