using Akka.Pattern;
using Akka.Streams.Implementation;

namespace Akka.Streams.Stage;

/// <summary>
/// The state and the handlers of one stage in one run. Everything in it runs one call at a time, on whichever
/// thread the stream has; nothing outside may touch it except through <see cref="GetAsyncCallback{T}"/>.
/// </summary>
public abstract partial class GraphStageLogic
{
    /// <summary>How many inputs the stage has.</summary>
    public readonly int InCount;

    /// <summary>How many outputs the stage has.</summary>
    public readonly int OutCount;

    private GraphInterpreter? _interpreter;
    private Connection? _upstream;
    private Connection? _downstream;

    protected GraphStageLogic(int inCount, int outCount) => (InCount, OutCount) = (inCount, outCount);

    protected GraphStageLogic(Shape shape) : this(shape.InCount, shape.OutCount)
    {
    }

    /// <summary>Whether the stage stays alive for callbacks and timers when all its ports are closed.</summary>
    public bool KeepGoingAfterAllPortsClosed { get; private set; }

    /// <summary>How many of the stage's ports are open.</summary>
    internal int OpenPorts { get; set; }

    /// <summary>Whether PostStop has run or is running.</summary>
    internal bool HasStopped { get; set; }

    /// <summary>The interpreter of the run that this logic is part of.</summary>
    internal GraphInterpreter Live => _interpreter ?? throw new IllegalStateException(
        "not yet initialized: only SetHandler is allowed in GraphStageLogic constructor. Move the call to PreStart.");

    /// <summary>The materializer that runs the stream.</summary>
    protected IMaterializer Materializer => Live.Run.Materializer;

    /// <summary>Runs once, before any handler.</summary>
    public virtual void PreStart()
    {
    }

    /// <summary>Runs once, after every handler, however the stage ended.</summary>
    public virtual void PostStop()
    {
    }

    /// <summary>Closes every port, inputs by cancellation, and stops the stage. What is being emitted is emitted first.</summary>
    public void CompleteStage() => CloseAllPorts(SubscriptionWithCancelException.StageWasCompleted.Instance, null);

    /// <summary>Fails every output, cancels every input with the same reason, and stops the stage.</summary>
    public void FailStage(Exception reason) => CloseAllPorts(reason, reason);

    /// <summary>Completes the stage when <paramref name="cause"/> is no failure, else fails it.</summary>
    public void CancelStage(Exception cause) =>
        CloseAllPorts(cause, cause is SubscriptionWithCancelException.NonFailureCancellation ? null : cause);

    /// <summary>What an output handler does by default when downstream cancels.</summary>
    public void InternalOnDownstreamFinish(Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        CancelStage(cause);
    }

    /// <summary>Runs before <see cref="PreStart"/>; for base classes.</summary>
    protected internal virtual void BeforePreStart()
    {
    }

    /// <summary>Runs after <see cref="PostStop"/>; for base classes.</summary>
    protected internal virtual void AfterPostStop()
    {
    }

    /// <summary>Keeps the stage alive for callbacks and timers after its last port has closed, until this is called with false.</summary>
    protected void SetKeepGoing(bool enabled) => KeepGoingAfterAllPortsClosed = enabled;

    /// <summary>
    /// A delegate that any thread may call: <paramref name="handler"/> then runs as one of the stage's own signals.
    /// Calls made after the stage has stopped are dropped. It may be obtained in the constructor, not called there.
    /// </summary>
    protected Action<T> GetAsyncCallback<T>(Action<T> handler) => new StageCallback<T>(this, handler).Invoke;

    /// <inheritdoc cref="GetAsyncCallback{T}"/>
    protected Action GetAsyncCallback(Action handler) => new StageSignal(this, handler).Invoke;

    /// <summary>Ties the logic to its run and to the stage above it.</summary>
    internal void Attach(GraphInterpreter interpreter, GraphStageLogic? above)
    {
        if (_interpreter is not null)
            throw new IllegalStateException($"{this} is part of a running stream already: CreateLogic must make a new logic each time.");
        _interpreter = interpreter;
        OpenPorts = InCount + OutCount;
        if (above is not null)
            _upstream = above._downstream = new Connection(above, this);
    }

    /// <summary>Checks, once all stages are wired, that none can meet a signal without a handler.</summary>
    internal void RequireHandlers()
    {
        if ((_upstream is not null && InHandler is null) || (_downstream is not null && OutHandler is null))
            throw new IllegalStateException(
                $"No handler defined in stage {this} for an {(InHandler is null && _upstream is not null ? "inlet" : "outlet")}. Call SetHandler in the constructor.");
    }

    internal void Finish()
    {
        try
        {
            PostStop();
        }
        finally
        {
            AfterPostStop();
        }
    }

    private void CloseAllPorts(Exception cause, Exception? failure)
    {
        var interpreter = Live;
        if (_upstream is { } upstream)
            interpreter.Cancel(upstream, cause);
        if (_downstream is { } downstream)
        {
            if (failure is not null)
                interpreter.Fail(downstream, failure);
            else
                CompleteAfterEmitting(downstream);
        }
        SetKeepGoing(false);
    }
}
