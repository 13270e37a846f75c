using Akka.Actor;
using Akka.Event;

namespace Akka.Conformance.Actors;

public sealed class LifecycleTests : ActorSpec
{
    [Fact]
    public void Start_RunsTheConstructorThenPreStart()
    {
        Start(() => new Recorder(TestActor));

        ExpectMsg("constructor");
        ExpectMsg("PreStart");
    }

    [Fact]
    public void Restart_RunsTheHooksInAkkasOrder()
    {
        var actor = Start(() => new Recorder(TestActor));
        ReceiveN(2);

        actor.Tell("fail");

        ExpectMsg("PreRestart: broken on fail");
        ExpectMsg("PostStop");
        ExpectMsg("constructor");
        ExpectMsg("PostRestart: broken");
        ExpectMsg("PreStart");
    }

    [Fact]
    public void Restart_LosesTheFailedMessageAndKeepsTheOthers()
    {
        var actor = Start(() => new Recorder(TestActor));
        ReceiveN(2);

        actor.Tell("fail");
        actor.Tell("after");

        ReceiveN(5);
        ExpectMsg("after");
        ExpectNoMsg(Silence);
    }

    [Fact]
    public void Restart_StopsTheChildrenByDefault()
    {
        var actor = Start(() => new Parent(TestActor));
        actor.Tell("spawn");
        var child = Watch(ExpectMsg<IActorRef>());

        actor.Tell("fail");

        ExpectTerminated(child);
    }

    [Fact]
    public void Stop_EndsChildrenBeforeTheirParent()
    {
        var top = Start(() => new Nested(TestActor, 2));
        ReceiveN(3);

        Sys.Stop(top);

        ExpectMsg("stopped 0");
        ExpectMsg("stopped 1");
        ExpectMsg("stopped 2");
    }

    [Fact]
    public void PoisonPill_TakesItsTurn()
    {
        var actor = Start(() => new Recorder(TestActor));
        ReceiveN(2);

        actor.Tell("before");
        actor.Tell(PoisonPill.Instance);

        ExpectMsg("before");
        ExpectMsg("PostStop");
    }

    [Fact]
    public void Stop_LeavesWhatIsQueuedToTheDeadLetters()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var gate = new ManualResetEventSlim();
        var actor = StartRelay((context, _) =>
        {
            gate.Wait();
            context.Stop(context.Self);
        });

        actor.Tell("stop");
        actor.Tell("too late", TestActor);
        gate.Set();

        var letter = ExpectMsg<DeadLetter>();
        Assert.Equal("too late", letter.Message);
        Assert.Equal(TestActor, letter.Sender);
        Assert.Equal(actor, letter.Recipient);
    }

    [Fact]
    public void PostStop_ThatThrows_DoesNotKeepTheActorAlive()
    {
        var actor = Watch(Start(() => new FailsToStop()));

        Sys.Stop(actor);

        ExpectTerminated(actor);
    }

    [Fact]
    public async Task GracefulStop_CompletesWhenTheActorHasStopped()
    {
        var actor = Start(() => new Recorder(TestActor));
        await ExpectMsgAsync("constructor");
        await ExpectMsgAsync("PreStart");

        Assert.True(await actor.GracefulStop(Soon));

        await ExpectMsgAsync("PostStop");
    }

    private sealed class Recorder : UntypedActor
    {
        private readonly IActorRef _observer;

        public Recorder(IActorRef observer)
        {
            _observer = observer;
            _observer.Tell("constructor");
        }

        protected override void PreStart() => _observer.Tell("PreStart");

        protected override void PostStop() => _observer.Tell("PostStop");

        protected override void PreRestart(Exception reason, object? message)
        {
            _observer.Tell($"PreRestart: {reason.Message} on {message}");
            base.PreRestart(reason, message!);
        }

        protected override void PostRestart(Exception reason)
        {
            _observer.Tell($"PostRestart: {reason.Message}");
            base.PostRestart(reason);
        }

        protected override void OnReceive(object message)
        {
            if (message is "fail")
                throw new InvalidOperationException("broken");
            _observer.Tell(message);
        }
    }

    private sealed class Parent : UntypedActor
    {
        private readonly IActorRef _observer;

        public Parent(IActorRef observer)
        {
            _observer = observer;
        }

        protected override void OnReceive(object message)
        {
            if (message is "fail")
                throw new InvalidOperationException("broken");
            _observer.Tell(Context.ActorOf(Relay.Idle));
        }
    }

    private sealed class Nested : UntypedActor
    {
        private readonly IActorRef _observer;
        private readonly int _height;

        public Nested(IActorRef observer, int height)
        {
            _observer = observer;
            _height = height;
        }

        protected override void PreStart()
        {
            if (_height > 0)
                Context.ActorOf(Props.Create(() => new Nested(_observer, _height - 1)));
            _observer.Tell($"started {_height}");
        }

        protected override void PostStop() => _observer.Tell($"stopped {_height}");

        protected override void OnReceive(object message)
        {
        }
    }

    private sealed class FailsToStop : UntypedActor
    {
        protected override void PostStop() => throw new InvalidOperationException("no");

        protected override void OnReceive(object message)
        {
        }
    }
}
