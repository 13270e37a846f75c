namespace Akka.Streams;

/// <summary>An output port of a stage, without its element type.</summary>
public abstract class Outlet
{
    /// <summary>What error messages call the port.</summary>
    public readonly string Name;

    private protected Outlet(string name) => Name = name;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
