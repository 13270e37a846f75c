using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Turns each element into another.</summary>
internal sealed class SelectStage<TIn, TOut>(Func<TIn, TOut> mapper) : FlowStage<TIn, TOut>("Select")
{
    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic(SelectStage<TIn, TOut> stage) : FlowLogic<TIn, TOut>(stage.Shape)
    {
        public override void OnPush() => Push(Out, stage.Map(Grab(In)));
    }

    private TOut Map(TIn element) => mapper(element);
}
