using Akka.Actor;
using Akka.Streams.Dsl;
using Akka.Streams.Stage;
using Akka.Streams.TestKit;

namespace Akka.Conformance.Streams;

public sealed class TimerTests : StreamSpec
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);

    [Fact]
    public void ScheduleOnce_Due_FiresOnceAndIsNotActiveAnyMore()
    {
        Run(timer => timer.Once("a", Soon));

        ExpectMsg("a active False");
        ExpectNoMsg(Moment);
    }

    [Fact]
    public void ScheduleRepeatedly_Due_FiresAgainAndStaysActive()
    {
        Run(timer => timer.Repeatedly("a", Soon));

        ExpectMsg("a active True");
        ExpectMsg("a active True");
        ExpectMsg("a active True");
    }

    [Fact]
    public void ScheduleRepeatedly_WithAnInitialDelay_WaitsForIt()
    {
        Run(timer => timer.Repeatedly("a", Never, Soon));

        ExpectNoMsg(Moment);
    }

    [Fact]
    public void CancelTimer_BeforeItIsDue_PreventsIt()
    {
        Run(timer =>
        {
            timer.Once("a", Soon);
            timer.Once("b", Soon);
            timer.Cancel("a");
        });

        ExpectMsg("b active False");
        ExpectNoMsg(Moment);
    }

    [Fact]
    public void ScheduleOnce_SameKeyAgain_ReplacesTheFirst()
    {
        Run(timer =>
        {
            timer.Once("a", Never);
            timer.Once("a", Soon);
        });

        ExpectMsg("a active False");
        ExpectNoMsg(Moment);
    }

    [Fact]
    public void Keys_AreComparedByValue()
    {
        Run(timer =>
        {
            timer.Once(1234, Soon);
            timer.Cancel(1234);
        });

        ExpectNoMsg(Moment);
    }

    [Fact]
    public void Stage_Stops_ItsTimersDoNotFire()
    {
        // In one callback: no wait is so long that a stage would surely have stopped before it was over.
        var (source, _) = Run(timer =>
        {
            timer.Once("a", Soon);
            timer.Stop();
        });

        source.ExpectCancellation();
        ExpectNoMsg(Moment);
    }

    [Fact]
    public void OnTimer_Throws_FailsTheStage()
    {
        var (source, sink) = Run(timer => timer.Once("throw", Soon));

        Assert.Equal("timer", sink.ExpectSubscriptionAndError().Message);
        source.ExpectCancellation();
    }

    [Fact]
    public void IdleTimeout_NothingPasses_FailsWithTimeoutException()
    {
        var sink = Source.Never<string>().IdleTimeout(Soon).RunWith(this.SinkProbe<string>(), Materializer);

        Assert.IsType<TimeoutException>(sink.ExpectSubscriptionAndError());
    }

    [Fact]
    public void InitialTimeout_FirstElementIsLate_FailsWithTimeoutException()
    {
        var sink = Source.Never<string>().InitialTimeout(Soon).RunWith(this.SinkProbe<string>(), Materializer);

        Assert.IsType<TimeoutException>(sink.ExpectSubscriptionAndError());
    }

    [Fact]
    public void InitialTimeout_FirstElementIsInTime_DoesNotMatterAnyMore()
    {
        var (source, sink) = this.SourceProbe<string>().InitialTimeout(Patience)
            .ToMaterialized(this.SinkProbe<string>(), Keep.Both).Run(Materializer);

        sink.Request(1);
        source.SendNext("a");

        sink.ExpectNext("a");
        source.SendComplete();
        sink.ExpectComplete();
    }

    private (TestPublisher.Probe<string> Source, TestSubscriber.Probe<string> Sink) Run(Action<TimedLogic> schedule)
    {
        var stage = new CustomFlow<string, string>(s => new TimedLogic(s, TestActor, schedule));
        return this.SourceProbe<string>().Via(stage).ToMaterialized(this.SinkProbe<string>(), Keep.Both).Run(Materializer);
    }

    private sealed class TimedLogic : TimerGraphStageLogic
    {
        private readonly IActorRef _reports;
        private readonly Action<TimedLogic> _schedule;

        internal TimedLogic(CustomFlow<string, string> stage, IActorRef reports, Action<TimedLogic> schedule) : base(stage.Shape)
        {
            (_reports, _schedule) = (reports, schedule);
            SetHandler(stage.In, onPush: () => Push(stage.Out, Grab(stage.In)));
            SetHandler(stage.Out, onPull: () => Pull(stage.In));
        }

        public override void PreStart() => _schedule(this);

        internal void Once(object key, TimeSpan delay) => ScheduleOnce(key, delay);

        internal void Repeatedly(object key, TimeSpan interval) => ScheduleRepeatedly(key, interval);

        internal void Repeatedly(object key, TimeSpan initialDelay, TimeSpan interval) => ScheduleRepeatedly(key, initialDelay, interval);

        internal void Cancel(object key) => CancelTimer(key);

        internal void Stop() => CompleteStage();

        protected override void OnTimer(object timerKey)
        {
            if (timerKey is "throw")
                throw new InvalidOperationException("timer");
            _reports.Tell($"{timerKey} active {IsTimerActive(timerKey)}");
        }
    }
}
