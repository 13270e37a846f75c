using Akka.Streams.Implementation;

namespace Akka.Streams.Stage;

// Which handlers the ports have.
public abstract partial class GraphStageLogic
{
    /// <summary>Ignores elements and ends the stage as upstream ends.</summary>
    public static readonly InHandler EagerTerminateInput = Stage.EagerTerminateInput.Instance;

    /// <summary>Ignores elements and completion; a failure fails the stage.</summary>
    public static readonly InHandler IgnoreTerminateInput = Stage.IgnoreTerminateInput.Instance;

    /// <summary>Ignores elements, completion and failure.</summary>
    public static readonly InHandler TotallyIgnorantInput = Stage.TotallyIgnorantInput.Instance;

    /// <summary>Ignores demand and ends the stage when downstream cancels.</summary>
    public static readonly OutHandler EagerTerminateOutput = Stage.EagerTerminateOutput.Instance;

    /// <summary>Ignores demand and cancellation.</summary>
    public static readonly OutHandler IgnoreTerminateOutput = Stage.IgnoreTerminateOutput.Instance;

    /// <summary>Does nothing.</summary>
    public static readonly Action DoNothing = () => { };

    internal IInHandler? InHandler { get; private set; }

    internal IOutHandler? OutHandler { get; private set; }

    /// <summary>Sets what happens at an input; may change while the stream runs.</summary>
    protected void SetHandler<T>(Inlet<T> inlet, IInHandler handler)
    {
        ArgumentNullException.ThrowIfNull(inlet);
        ArgumentNullException.ThrowIfNull(handler);
        InHandler = handler;
    }

    /// <summary>Sets what happens at an input; what is left out ends the stage as upstream ends.</summary>
    protected void SetHandler<T>(
        Inlet<T> inlet, Action onPush, Action? onUpstreamFinish = null, Action<Exception>? onUpstreamFailure = null) =>
        SetHandler(inlet, new LambdaInHandler(onPush, onUpstreamFinish, onUpstreamFailure));

    /// <summary>Sets what happens at an output; may change while the stream runs.</summary>
    protected void SetHandler<T>(Outlet<T> outlet, IOutHandler handler)
    {
        ArgumentNullException.ThrowIfNull(outlet);
        ArgumentNullException.ThrowIfNull(handler);
        OutHandler = handler;
    }

    /// <summary>Sets what happens at an output; what is left out ends the stage when downstream cancels.</summary>
    protected void SetHandler<T>(Outlet<T> outlet, Action onPull, Action<Exception>? onDownstreamFinish = null) =>
        SetHandler(outlet, new LambdaOutHandler(onPull, onDownstreamFinish));

    /// <summary>Sets one handler for an input and an output.</summary>
    protected void SetHandler<TIn, TOut>(Inlet<TIn> inlet, Outlet<TOut> outlet, InAndOutGraphStageLogic handler) =>
        SetHandlers(inlet, outlet, handler);

    /// <summary>Sets one handler for an input and an output.</summary>
    protected void SetHandlers<TIn, TOut>(Inlet<TIn> inlet, Outlet<TOut> outlet, InAndOutGraphStageLogic handler)
    {
        SetHandler(inlet, handler);
        SetHandler(outlet, handler);
    }

    /// <summary>What happens at an input now.</summary>
    protected IInHandler GetHandler<T>(Inlet<T> inlet) => InHandler!;

    /// <summary>What happens at an output now.</summary>
    protected IOutHandler GetHandler<T>(Outlet<T> outlet) => OutHandler!;
}
