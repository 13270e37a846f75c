namespace Akka.Streams;

/// <summary>An output port that gives elements of <typeparamref name="T"/>.</summary>
public sealed class Outlet<T> : Outlet
{
    /// <param name="name">What error messages call the port.</param>
    public Outlet(string name) : base(name)
    {
    }
}
