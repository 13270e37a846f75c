using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>The logic of a stage with one input and one output; demand goes straight up.</summary>
internal abstract class FlowLogic<TIn, TOut> : InAndOutGraphStageLogic
{
    protected FlowLogic(FlowShape<TIn, TOut> shape) : base(shape)
    {
        (In, Out) = (shape.Inlet, shape.Outlet);
        SetHandlers(In, Out, this);
    }

    protected Inlet<TIn> In { get; }

    protected Outlet<TOut> Out { get; }

    public override void OnPull() => Pull(In);
}
