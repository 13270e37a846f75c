using Akka.Actor;

namespace Akka.Conformance.Actors;

public sealed class SupervisionTests : ActorSpec
{
    [Fact]
    public void Resume_KeepsTheState()
    {
        var (_, child) = Family(new OneForOneStrategy(_ => Directive.Resume));

        child.Tell("count");
        child.Tell("fail");
        child.Tell("count");

        ExpectMsg(1);
        ExpectMsg(2);
    }

    [Fact]
    public void Restart_LosesTheState()
    {
        var (_, child) = Family(new OneForOneStrategy(_ => Directive.Restart));

        child.Tell("count");
        child.Tell("fail");
        child.Tell("count");

        ExpectMsg(1);
        ExpectMsg(1);
    }

    [Fact]
    public void Stop_EndsTheChild()
    {
        var (_, child) = Family(new OneForOneStrategy(_ => Directive.Stop));
        Watch(child);

        child.Tell("fail");

        ExpectTerminated(child);
    }

    [Fact]
    public void Escalate_FailsTheParentWithTheChildsException()
    {
        var (parent, child) = Family(new OneForOneStrategy(_ => Directive.Escalate));
        Watch(child);

        child.Tell("fail");

        // The default strategy restarts the parent, which stops its children.
        var messages = ReceiveN(2);
        Assert.Contains("restarted: broken", messages);
        Assert.Contains(messages, message => message is Terminated terminated && terminated.ActorRef.Equals(child));
        parent.Tell("spawn");
        ExpectMsg<IActorRef>();
    }

    [Fact]
    public void OneForOne_WithTwoRetries_StopsOnTheThirdFailure()
    {
        var (_, child) = Family(new OneForOneStrategy(2, Timeout.InfiniteTimeSpan, _ => Directive.Restart));
        Watch(child);

        child.Tell("fail");
        child.Tell("count");
        ExpectMsg(1);
        child.Tell("fail");
        child.Tell("count");
        ExpectMsg(1);
        child.Tell("fail");

        ExpectTerminated(child);
    }

    [Fact]
    public void OneForOne_LeavesSiblingsAlone()
    {
        var (parent, child) = Family(new OneForOneStrategy(_ => Directive.Restart));
        parent.Tell("spawn");
        var sibling = ExpectMsg<IActorRef>();

        sibling.Tell("count");
        ExpectMsg(1);
        child.Tell("fail");
        child.Tell("count");
        ExpectMsg(1);
        sibling.Tell("count");

        ExpectMsg(2);
    }

    [Fact]
    public void AllForOne_RestartsSiblings()
    {
        var (parent, child) = Family(new AllForOneStrategy(_ => Directive.Restart));
        parent.Tell("spawn");
        var sibling = ExpectMsg<IActorRef>();

        sibling.Tell("count");
        ExpectMsg(1);
        child.Tell("fail");
        child.Tell("count");
        ExpectMsg(1);

        AwaitAssert(() =>
        {
            sibling.Tell("count");
            ExpectMsg(1);
        });
    }

    [Fact]
    public void Constructor_ThatThrows_StopsTheActorByDefault()
    {
        var actor = Watch(Start(() => new FailsToStart()));

        ExpectTerminated(actor);
    }

    [Fact]
    public void Constructor_ThatThrows_ReachesTheDeciderAsInitializationException()
    {
        var strategy = new OneForOneStrategy(cause =>
        {
            TestActor.Tell(cause.GetType());
            return Directive.Stop;
        });
        var parent = Sys.ActorOf(Props.Create(() => new Supervisor(TestActor, strategy)));

        parent.Tell("spawn broken");

        ExpectMsg<Type>(type => type == typeof(ActorInitializationException));
    }

    [Fact]
    public void Kill_StopsTheActorByDefault()
    {
        var actor = Watch(Start(() => new Counter(TestActor)));

        actor.Tell(Kill.Instance);

        ExpectTerminated(actor);
    }

    [Fact]
    public void DefaultStrategy_RestartsOnAnyOtherException()
    {
        var actor = Start(() => new Counter(TestActor));

        actor.Tell("count");
        actor.Tell("fail");
        actor.Tell("count");

        ExpectMsg(1);
        ExpectMsg(1);
    }

    [Fact]
    public void Name_OfAStoppedChild_CanBeUsedAgain()
    {
        var first = Sys.ActorOf(Props.Create(() => new Counter(TestActor)), "again");
        StopAndWait(first);

        var second = Sys.ActorOf(Props.Create(() => new Counter(TestActor)), "again");

        Assert.NotEqual(first, second);
        Assert.Equal(first.Path, second.Path);
    }

    private (IActorRef Parent, IActorRef Child) Family(SupervisorStrategy strategy)
    {
        var parent = Sys.ActorOf(Props.Create(() => new Supervisor(TestActor, strategy)));
        parent.Tell("spawn");
        return (parent, ExpectMsg<IActorRef>());
    }

    private sealed class Supervisor : UntypedActor
    {
        private readonly IActorRef _observer;
        private readonly SupervisorStrategy _strategy;

        public Supervisor(IActorRef observer, SupervisorStrategy strategy)
        {
            _observer = observer;
            _strategy = strategy;
        }

        protected override SupervisorStrategy SupervisorStrategy() => _strategy;

        protected override void PostRestart(Exception reason) => _observer.Tell($"restarted: {reason.Message}");

        protected override void OnReceive(object message)
        {
            if (message is "spawn")
                _observer.Tell(Context.ActorOf(Props.Create(() => new Counter(_observer))));
            else
                Context.ActorOf(Props.Create(() => new FailsToStart()));
        }
    }

    private sealed class Counter : UntypedActor
    {
        private readonly IActorRef _observer;
        private int _count;

        public Counter(IActorRef observer)
        {
            _observer = observer;
        }

        protected override void OnReceive(object message)
        {
            if (message is "fail")
                throw new InvalidOperationException("broken");
            _observer.Tell(++_count);
        }
    }

    private sealed class FailsToStart : UntypedActor
    {
        public FailsToStart()
        {
            throw new InvalidOperationException("no");
        }

        protected override void OnReceive(object message)
        {
        }
    }
}
