namespace Akka.Streams.Stage;

/// <summary>Ignores elements, completion and failure.</summary>
public sealed class TotallyIgnorantInput : InHandler
{
    public static readonly TotallyIgnorantInput Instance = new();

    private TotallyIgnorantInput()
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

    /// <inheritdoc/>
    public override void OnUpstreamFailure(Exception e)
    {
    }
}
