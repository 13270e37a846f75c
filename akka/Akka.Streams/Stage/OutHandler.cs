using Akka.Streams.Implementation;

namespace Akka.Streams.Stage;

/// <summary>An output handler that ends the stage when downstream cancels.</summary>
public abstract class OutHandler : IOutHandler
{
    /// <inheritdoc/>
    public abstract void OnPull();

    /// <inheritdoc/>
    public virtual void OnDownstreamFinish(Exception cause) =>
        GraphInterpreter.Current.ActiveStage!.InternalOnDownstreamFinish(cause);
}
