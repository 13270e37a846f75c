using Akka.Streams;
using Akka.Streams.Stage;
using LlmRouter.Contracts;
using LlmRouter.Framing;

namespace LlmRouter.Streams;

/// <summary>
/// The life of a stage that makes batches of batches. Elements are reused and valid until their consumer pulls again, hence one batch in
/// flight: it pulls only when it is pulled, and nothing touches the batch before that, not even the end of the input.
/// What was complete before the input broke a rule is given first, so that where the reads were cut never decides what gets through.
/// </summary>
internal abstract class BatchLogic<TIn, TOut> : InAndOutGraphStageLogic
    where TIn : class
    where TOut : class
{
    private readonly FlowShape<TIn, TOut> _shape;
    private RouterException? _failure;

    protected BatchLogic(FlowShape<TIn, TOut> shape)
        : base(shape)
    {
        _shape = shape;
        SetHandlers(shape.Inlet, shape.Outlet, this);
    }

    /// <summary>What the last call of <see cref="Advance"/> or <see cref="End"/> made, null if nothing.</summary>
    protected abstract TOut? Output { get; }

    /// <exception cref="FramingException">The input breaks a rule.</exception>
    protected abstract void Advance(TIn input);

    /// <summary>The input has ended.</summary>
    /// <exception cref="FramingException">It must not end here.</exception>
    protected abstract void End();

    public sealed override void OnPush()
    {
        try
        {
            Advance(Grab(_shape.Inlet));
        }
        catch (FramingException e)
        {
            _failure = Invalid(e);
        }

        if (Output is { } output) Push(_shape.Outlet, output);
        else if (_failure is not null) FailStage(_failure);
        else Pull(_shape.Inlet);
    }

    public sealed override void OnPull()
    {
        if (_failure is not null) FailStage(_failure);
        else if (IsClosed(_shape.Inlet)) Finish();
        else Pull(_shape.Inlet);
    }

    public sealed override void OnUpstreamFinish()
    {
        // Not pulled: the batch in flight is still being read, and what comes last waits for the next pull.
        if (IsAvailable(_shape.Outlet)) Finish();
    }

    private void Finish()
    {
        try
        {
            End();
        }
        catch (FramingException e)
        {
            _failure = Invalid(e);
        }

        if (Output is { } output) Push(_shape.Outlet, output);
        if (_failure is null) CompleteStage();
        else FailStage(_failure);
    }

    private static RouterException Invalid(FramingException cause) => new(
        new RouterError(502, ErrorCode.InvalidResponse, $"{cause.Message} Ask the provider's operator, or use another model.", "api_error", Fault.Provider),
        cause);
}
