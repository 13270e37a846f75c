using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Lets the first elements through, then completes.</summary>
internal sealed class TakeStage<T>(long count) : FlowStage<T, T>("Take")
{
    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, count);

    private sealed class Logic(TakeStage<T> stage, long left) : FlowLogic<T, T>(stage.Shape)
    {
        private long _left = left;

        public override void PreStart()
        {
            if (_left <= 0)
                CompleteStage();
        }

        public override void OnPush()
        {
            Push(Out, Grab(In));
            if (--_left <= 0)
                CompleteStage();
        }
    }
}
