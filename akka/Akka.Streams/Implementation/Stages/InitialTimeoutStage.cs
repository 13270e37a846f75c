using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Fails when the first element does not pass in time.</summary>
internal sealed class InitialTimeoutStage<T>(TimeSpan timeout) : FlowStage<T, T>("InitialTimeout")
{
    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, timeout);

    private sealed class Logic(InitialTimeoutStage<T> stage, TimeSpan timeout) : TimeoutLogic<T>(stage.Shape)
    {
        private bool _hasPassed;

        public override void PreStart() => CheckOnce(timeout);

        public override void OnPush()
        {
            if (!_hasPassed)
            {
                _hasPassed = true;
                StopChecking();
            }
            base.OnPush();
        }

        protected internal override void OnTimer(object timerKey) =>
            FailStage(new TimeoutException($"The first element has not yet passed through in {timeout}."));
    }
}
