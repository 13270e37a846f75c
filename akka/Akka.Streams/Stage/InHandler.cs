using Akka.Streams.Implementation;

namespace Akka.Streams.Stage;

/// <summary>An input handler that ends the stage as upstream ends.</summary>
public abstract class InHandler : IInHandler
{
    /// <inheritdoc/>
    public abstract void OnPush();

    /// <inheritdoc/>
    public virtual void OnUpstreamFinish() => GraphInterpreter.Current.ActiveStage!.CompleteStage();

    /// <inheritdoc/>
    public virtual void OnUpstreamFailure(Exception e) => GraphInterpreter.Current.ActiveStage!.FailStage(e);
}
