using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Fails when no element has passed for a while, whoever is to blame.</summary>
internal sealed class IdleTimeoutStage<T>(TimeSpan timeout) : FlowStage<T, T>("IdleTimeout")
{
    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, timeout);

    private static TimeSpan CheckInterval(TimeSpan timeout)
    {
        if (timeout > TimeSpan.FromSeconds(1))
            return TimeSpan.FromSeconds(1);
        var eighth = timeout / 8;
        var half = timeout / 2;
        var tenth = TimeSpan.FromMilliseconds(100);
        var often = eighth > tenth ? eighth : tenth;
        return often < half ? often : half;
    }

    private sealed class Logic(IdleTimeoutStage<T> stage, TimeSpan timeout) : TimeoutLogic<T>(stage.Shape)
    {
        private long _deadline;

        public override void PreStart()
        {
            Extend();
            CheckEvery(CheckInterval(timeout));
        }

        public override void OnPush()
        {
            Extend();
            base.OnPush();
        }

        protected internal override void OnTimer(object timerKey)
        {
            if (Environment.TickCount64 >= _deadline)
                FailStage(new TimeoutException($"No elements passed in the last {timeout}."));
        }

        private void Extend() => _deadline = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
    }
}
