namespace Akka.Streams.Stage;

/// <summary>Ignores elements and ends the stage as upstream ends.</summary>
public sealed class EagerTerminateInput : InHandler
{
    public static readonly EagerTerminateInput Instance = new();

    private EagerTerminateInput()
    {
    }

    /// <inheritdoc/>
    public override void OnPush()
    {
    }
}
