namespace Akka.Streams.Implementation;

/// <summary>A part with its open ports, where no more is known of it.</summary>
internal sealed class LinearGraph<TShape, TMat>(TShape shape, Blueprint<TMat> blueprint) : IGraph<TShape, TMat>
    where TShape : Shape
{
    public TShape Shape => shape;

    Blueprint<TMat> IGraph<TShape, TMat>.Blueprint => blueprint;

    public IGraph<TShape, TMat> WithAttributes(Attributes attributes) =>
        new LinearGraph<TShape, TMat>(shape, blueprint.WithAttributes(attributes));

    public IGraph<TShape, TMat> AddAttributes(Attributes attributes) =>
        new LinearGraph<TShape, TMat>(shape, blueprint.AddAttributes(attributes));

    public IGraph<TShape, TMat> Named(string name) => AddAttributes(Attributes.CreateName(name));
}
