using Akka.Actor;

namespace Akka.Conformance.Actors;

public sealed class DeathWatchTests : ActorSpec
{
    [Fact]
    public void Watch_TellsWhenTheActorStops()
    {
        var subject = Idle();
        var watcher = Start(() => new Watcher(TestActor, subject));
        Ready(watcher);

        Sys.Stop(subject);

        ExpectMsg<IActorRef>(stopped => stopped.Equals(subject));
    }

    [Fact]
    public void Watch_OfADeadActor_TellsAsWell()
    {
        var subject = Idle();
        StopAndWait(subject);

        Start(() => new Watcher(TestActor, subject));

        ExpectMsg<IActorRef>(stopped => stopped.Equals(subject));
    }

    [Fact]
    public void Watch_Twice_TellsOnce()
    {
        var subject = Idle();
        var watcher = StartRelay((context, message) =>
        {
            if (message is "watch")
            {
                context.Watch(subject);
                context.Watch(subject);
            }

            TestActor.Tell(message is Terminated ? "stopped" : message);
        });
        watcher.Tell("watch");
        ExpectMsg("watch");

        Sys.Stop(subject);

        ExpectMsg("stopped");
        ExpectNoMsg(Silence);
    }

    [Fact]
    public void WatchWith_TellsTheGivenMessage()
    {
        var subject = Idle();
        Start(() => new Watcher(TestActor, subject, "it has stopped"));

        Sys.Stop(subject);

        ExpectMsg("it has stopped");
    }

    [Fact]
    public void Unwatch_TellsNothing()
    {
        var subject = Idle();
        var watcher = StartRelay((context, message) =>
        {
            context.Watch(subject);
            context.Unwatch(subject);
            TestActor.Tell(message);
        });
        watcher.Tell("done");
        ExpectMsg("done");

        StopAndWait(subject);

        ExpectNoMsg(Silence);
    }

    [Fact]
    public void Terminated_ThatNobodyHandles_StopsTheWatcher()
    {
        var subject = Idle();
        var watcher = Watch(Start(() => new Heedless(subject)));
        Ready(watcher);

        Sys.Stop(subject);

        ExpectTerminated(watcher);
    }

    [Fact]
    public void Terminated_OfAChild_ComesWhenItIsNoLongerAChild()
    {
        var parent = StartRelay((context, message) =>
        {
            if (message is Terminated)
                TestActor.Tell(context.Child("only").IsNobody());
            else
                context.Stop(context.Watch(context.ActorOf(Relay.Idle, "only")));
        });

        parent.Tell("go");

        ExpectMsg(true);
    }

    private IActorRef Idle() => StartRelay((_, _) => { });

    private void Ready(IActorRef actor)
    {
        actor.Tell(new Identify("ready"), TestActor);
        ExpectMsg<ActorIdentity>(identity => Equals(identity.MessageId, "ready"));
    }

    private sealed class Watcher : ReceiveActor
    {
        public Watcher(IActorRef observer, IActorRef subject)
        {
            Context.Watch(subject);
            // Not passed on as it is: an actor that does not watch the subject drops a Terminated of it.
            Receive<Terminated>(terminated => observer.Tell(terminated.ActorRef));
        }

        public Watcher(IActorRef observer, IActorRef subject, string message)
        {
            Context.WatchWith(subject, message);
            ReceiveAny(observer.Tell);
        }
    }

    private sealed class Heedless : ReceiveActor
    {
        public Heedless(IActorRef subject)
        {
            Context.Watch(subject);
        }
    }
}
