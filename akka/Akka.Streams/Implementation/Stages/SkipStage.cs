using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Drops the first elements.</summary>
internal sealed class SkipStage<T>(long count) : FlowStage<T, T>("Skip")
{
    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, count);

    private sealed class Logic(SkipStage<T> stage, long left) : FlowLogic<T, T>(stage.Shape)
    {
        private long _left = left;

        public override void OnPush()
        {
            var element = Grab(In);
            if (_left <= 0)
            {
                Push(Out, element);
                return;
            }
            _left--;
            Pull(In);
        }
    }
}
