namespace Akka.Streams.Stage;

/// <summary>Ignores demand and cancellation.</summary>
public sealed class IgnoreTerminateOutput : OutHandler
{
    public static readonly IgnoreTerminateOutput Instance = new();

    private IgnoreTerminateOutput()
    {
    }

    /// <inheritdoc/>
    public override void OnPull()
    {
    }

    /// <inheritdoc/>
    public override void OnDownstreamFinish(Exception cause)
    {
    }
}
