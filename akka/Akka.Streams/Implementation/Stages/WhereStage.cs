using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Lets only some elements through.</summary>
internal sealed class WhereStage<T>(Predicate<T> predicate) : FlowStage<T, T>("Where")
{
    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, predicate);

    private sealed class Logic(WhereStage<T> stage, Predicate<T> predicate) : FlowLogic<T, T>(stage.Shape)
    {
        public override void OnPush()
        {
            var element = Grab(In);
            if (predicate(element))
                Push(Out, element);
            else
                Pull(In);
        }
    }
}
