namespace Akka.Streams.Stage;

/// <summary>Ignores demand and ends the stage when downstream cancels.</summary>
public sealed class EagerTerminateOutput : OutHandler
{
    public static readonly EagerTerminateOutput Instance = new();

    private EagerTerminateOutput()
    {
    }

    /// <inheritdoc/>
    public override void OnPull()
    {
    }
}
