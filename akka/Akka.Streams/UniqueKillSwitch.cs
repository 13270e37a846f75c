using Akka.Streams.Implementation;

namespace Akka.Streams;

/// <summary>Ends the one stream that it was materialized with.</summary>
public sealed class UniqueKillSwitch : IKillSwitch
{
    internal UniqueKillSwitch()
    {
    }

    internal TerminationSignal Signal { get; } = new();

    /// <inheritdoc/>
    public void Shutdown() => Signal.Complete();

    /// <inheritdoc/>
    public void Abort(Exception cause) => Signal.Fail(cause);

    /// <inheritdoc/>
    public override string ToString() => "SingleKillSwitch";
}
