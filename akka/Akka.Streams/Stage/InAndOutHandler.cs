using Akka.Streams.Implementation;

namespace Akka.Streams.Stage;

/// <summary>An <see cref="InHandler"/> and <see cref="OutHandler"/> in one.</summary>
public abstract class InAndOutHandler : IInHandler, IOutHandler
{
    /// <inheritdoc/>
    public abstract void OnPush();

    /// <inheritdoc/>
    public virtual void OnUpstreamFinish() => GraphInterpreter.Current.ActiveStage!.CompleteStage();

    /// <inheritdoc/>
    public virtual void OnUpstreamFailure(Exception e) => GraphInterpreter.Current.ActiveStage!.FailStage(e);

    /// <inheritdoc/>
    public abstract void OnPull();

    /// <inheritdoc/>
    public virtual void OnDownstreamFinish(Exception cause) =>
        GraphInterpreter.Current.ActiveStage!.InternalOnDownstreamFinish(cause);
}
