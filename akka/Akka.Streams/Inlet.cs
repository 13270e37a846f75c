namespace Akka.Streams;

/// <summary>An input port of a stage, without its element type.</summary>
public abstract class Inlet
{
    /// <summary>What error messages call the port.</summary>
    public readonly string Name;

    private protected Inlet(string name) => Name = name;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
