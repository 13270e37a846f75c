namespace Akka.Streams;

/// <summary>A blueprint with open ports of <typeparamref name="TShape"/>.</summary>
public interface IGraph<TShape> where TShape : Shape
{
    /// <summary>The ports that are still open.</summary>
    TShape Shape { get; }
}
