using Akka.Streams;
using Akka.Streams.Stage;

namespace Akka.Conformance.Streams;

/// <summary>A flow whose logic the test brings.</summary>
internal sealed class CustomFlow<TIn, TOut>(Func<CustomFlow<TIn, TOut>, GraphStageLogic> create) : GraphStage<FlowShape<TIn, TOut>>
{
    internal Inlet<TIn> In { get; } = new("custom.in");

    internal Outlet<TOut> Out { get; } = new("custom.out");

    public override FlowShape<TIn, TOut> Shape => _shape ??= new FlowShape<TIn, TOut>(In, Out);

    private FlowShape<TIn, TOut>? _shape;

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => create(this);
}
