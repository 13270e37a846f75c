using Akka.Streams.Implementation;

namespace Akka.Streams;

/// <summary>A blueprint: immutable, and runnable any number of times at once. Each run gives a <typeparamref name="TMat"/>.</summary>
public interface IGraph<TShape, TMat> : IGraph<TShape> where TShape : Shape
{
    internal Blueprint<TMat> Blueprint { get; }

    /// <summary>The same graph with <paramref name="attributes"/> in place of its own.</summary>
    IGraph<TShape, TMat> WithAttributes(Attributes attributes);

    /// <summary>The same graph with <paramref name="attributes"/> besides its own.</summary>
    IGraph<TShape, TMat> AddAttributes(Attributes attributes);

    /// <summary>The same graph under a name that logs show.</summary>
    IGraph<TShape, TMat> Named(string name);
}
