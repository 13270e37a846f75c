namespace Akka.Streams.Stage;

/// <summary>Ignores elements and completion; a failure fails the stage.</summary>
public sealed class IgnoreTerminateInput : InHandler
{
    public static readonly IgnoreTerminateInput Instance = new();

    private IgnoreTerminateInput()
    {
    }

    /// <inheritdoc/>
    public override void OnPush()
    {
    }

    /// <inheritdoc/>
    public override void OnUpstreamFinish()
    {
    }
}
