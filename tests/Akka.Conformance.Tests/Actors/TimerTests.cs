using Akka.Actor;

namespace Akka.Conformance.Actors;

public sealed class TimerTests : ActorSpec
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);

    [Fact]
    public void SingleTimer_FiresOnce()
    {
        var actor = Start(() => new Timed(TestActor));

        actor.Tell(new Begin("key", "tick", Short, Repeats: false));

        ExpectMsg("tick");
        ExpectNoMsg(Silence);
    }

    [Fact]
    public void PeriodicTimer_FiresUntilCancelled()
    {
        var actor = Start(() => new Timed(TestActor));

        actor.Tell(new Begin("key", "tick", Short, Repeats: true));
        ExpectMsg("tick");
        ExpectMsg("tick");
        actor.Tell("cancel key");

        FishForMessage<string>(message => message == "cancelled");
        ExpectNoMsg(Silence);
    }

    [Fact]
    public void NewTimer_OfTheSameKey_ReplacesTheOld()
    {
        var actor = Start(() => new Timed(TestActor));

        actor.Tell("replace key");

        ExpectMsg("new");
        ExpectNoMsg(Silence * 2);
    }

    [Fact]
    public void Timer_IsActiveUntilItsMessageIsHandled()
    {
        var actor = Start(() => new Timed(TestActor));

        actor.Tell("start key");
        ExpectMsg(true);
        ExpectMsg("tick");
        actor.Tell("active key");

        ExpectMsg(false);
    }

    [Fact]
    public void Timers_EndWithTheIncarnation()
    {
        var actor = Start(() => new Timed(TestActor));

        actor.Tell(new Begin("key", "tick", Silence, Repeats: true));
        actor.Tell("fail");
        FishForMessage<string>(message => message == "restarted");

        ExpectNoMsg(Silence * 2);
    }

    [Fact]
    public void ReceiveTimeout_ComesWhenNothingElseDoes()
    {
        var actor = StartRelay((context, message) =>
        {
            if (message is "start")
            {
                context.SetReceiveTimeout(Short);
                return;
            }

            context.SetReceiveTimeout(null);
            TestActor.Tell(message.GetType().Name);
        });

        actor.Tell("start");

        ExpectMsg("ReceiveTimeout");
        ExpectNoMsg(Silence);
    }

    [Fact]
    public void Scheduler_TellsOnce()
    {
        Sys.Scheduler.ScheduleTellOnce(Short, TestActor, "once", ActorRefs.NoSender);

        ExpectMsg("once");
        ExpectNoMsg(Silence);
    }

    [Fact]
    public void Scheduler_TellsRepeatedlyUntilCancelled()
    {
        var schedule = Sys.Scheduler.ScheduleTellRepeatedlyCancelable(Short, Short, TestActor, "again", ActorRefs.NoSender);

        ExpectMsg("again");
        ExpectMsg("again");
        ExpectMsg("again");
        schedule.Cancel();

        Assert.True(schedule.IsCancellationRequested);
        // One may be on its way.
        ReceiveOne(Silence);
        ExpectNoMsg(Silence);
    }

    [Fact]
    public void Scheduler_WithACancelledCancelable_TellsNothing()
    {
        using var cancelable = new Cancelable(Sys.Scheduler);
        cancelable.Cancel();

        Sys.Scheduler.ScheduleTellOnce(Short, TestActor, "never", ActorRefs.NoSender, cancelable);

        ExpectNoMsg(Silence);
    }

    [Fact]
    public void Scheduler_RunsActions()
    {
        Sys.Scheduler.Advanced.ScheduleOnce(Short, () => TestActor.Tell("action"));

        ExpectMsg("action");
    }

    [Fact]
    public void Scheduler_ShortDelayBehindALongOne_DoesNotWaitForIt()
    {
        Sys.Scheduler.ScheduleTellOnce(TimeSpan.FromHours(1), TestActor, "long", ActorRefs.NoSender);
        Sys.Scheduler.ScheduleTellOnce(Short, TestActor, "short", ActorRefs.NoSender);

        ExpectMsg("short");
        ExpectNoMsg(Silence);
    }

    private sealed record Begin(string Key, string Message, TimeSpan Delay, bool Repeats);

    private sealed class Timed : ReceiveActor, IWithTimers
    {
        private readonly IActorRef _observer;

        public Timed(IActorRef observer)
        {
            _observer = observer;
            Receive<Begin>(begin =>
            {
                if (begin.Repeats)
                    Timers.StartPeriodicTimer(begin.Key, begin.Message, begin.Delay);
                else
                    Timers.StartSingleTimer(begin.Key, begin.Message, begin.Delay);
            });
            Receive<string>(text => text == "fail", _ => throw new InvalidOperationException("broken"));
            Receive<string>(text => text == "cancel key", _ =>
            {
                Timers.Cancel("key");
                observer.Tell("cancelled");
            });
            Receive<string>(text => text == "start key", _ =>
            {
                Timers.StartSingleTimer("key", "tick", Short);
                observer.Tell(Timers.IsTimerActive("key"));
            });
            Receive<string>(text => text == "replace key", _ =>
            {
                Timers.StartSingleTimer("key", "old", Silence);
                Timers.StartSingleTimer("key", "new", Short);
            });
            Receive<string>(text => text == "active key", _ => observer.Tell(Timers.IsTimerActive("key")));
            Receive<string>(text => observer.Tell(text));
        }

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PostRestart(Exception reason) => _observer.Tell("restarted");
    }
}
