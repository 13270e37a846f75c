namespace Akka.Streams.Stage;

/// <summary>A stage's logic that handles its own input.</summary>
public abstract class InGraphStageLogic : GraphStageLogic, IInHandler
{
    protected InGraphStageLogic(int inCount, int outCount) : base(inCount, outCount)
    {
    }

    protected InGraphStageLogic(Shape shape) : base(shape)
    {
    }

    /// <inheritdoc/>
    public abstract void OnPush();

    /// <inheritdoc/>
    public virtual void OnUpstreamFinish() => CompleteStage();

    /// <inheritdoc/>
    public virtual void OnUpstreamFailure(Exception e) => FailStage(e);
}
