namespace Akka.Streams;

/// <summary>An input port that takes elements of <typeparamref name="T"/>.</summary>
public sealed class Inlet<T> : Inlet
{
    /// <param name="name">What error messages call the port.</param>
    public Inlet(string name) : base(name)
    {
    }
}
