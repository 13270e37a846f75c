using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Completes at the first element that does not fit.</summary>
internal sealed class TakeWhileStage<T>(Predicate<T> predicate, bool inclusive) : FlowStage<T, T>("TakeWhile")
{
    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, predicate, inclusive);

    private sealed class Logic(TakeWhileStage<T> stage, Predicate<T> predicate, bool inclusive) : FlowLogic<T, T>(stage.Shape)
    {
        public override void OnPush()
        {
            var element = Grab(In);
            var fits = predicate(element);
            if (fits || inclusive)
                Push(Out, element);
            if (!fits)
                CompleteStage();
        }
    }
}
