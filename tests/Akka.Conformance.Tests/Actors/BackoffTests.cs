using Akka.Actor;
using Akka.Pattern;

namespace Akka.Conformance.Actors;

public sealed class BackoffTests : ActorSpec
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(300);

    [Fact]
    public void OnFailure_StartsTheChildAgainAfterAWait()
    {
        var supervisor = Sys.ActorOf(BackoffSupervisor.Props(
            Backoff.OnFailure(Child(), "child", Shortest, Longest, 0.1).WithManualReset()));
        ExpectMsg("started");

        supervisor.Tell("fail");

        ExpectMsg("started");
        supervisor.Tell(BackoffSupervisor.GetRestartCount.Instance, TestActor);
        ExpectMsg<BackoffSupervisor.RestartCount>(restarts => restarts.Count == 1);
    }

    [Fact]
    public void OnFailure_PassesMessagesOnToTheChild()
    {
        var supervisor = Sys.ActorOf(BackoffSupervisor.Props(Backoff.OnFailure(Child(), "child", Shortest, Longest, 0.1)));
        ExpectMsg("started");

        supervisor.Tell("hello", TestActor);

        ExpectMsg("hello");
        Assert.Equal("child", LastSender.Path.Name);
    }

    [Fact]
    public void OnFailure_OfAChildThatStopsByItself_Stops()
    {
        var supervisor = Watch(Sys.ActorOf(BackoffSupervisor.Props(Backoff.OnFailure(Child(), "child", Shortest, Longest, 0.1))));
        ExpectMsg("started");

        supervisor.Tell("stop");

        ExpectTerminated(supervisor);
    }

    [Fact]
    public void OnStop_StartsAChildThatStopsAgain()
    {
        var supervisor = Sys.ActorOf(BackoffSupervisor.Props(
            Backoff.OnStop(Child(), "child", Shortest, Longest, 0.1).WithManualReset()));
        ExpectMsg("started");

        supervisor.Tell("stop");

        ExpectMsg("started");
        supervisor.Tell(BackoffSupervisor.GetRestartCount.Instance, TestActor);
        ExpectMsg<BackoffSupervisor.RestartCount>(restarts => restarts.Count == 1);
    }

    [Fact]
    public void OnStop_OfAChildThatFails_RestartsItAtOnceAndUncounted()
    {
        var supervisor = Sys.ActorOf(BackoffSupervisor.Props(
            Backoff.OnStop(Child(), "child", Shortest, Longest, 0.1).WithManualReset()));
        ExpectMsg("started");

        supervisor.Tell("fail");

        ExpectMsg("started");
        supervisor.Tell(BackoffSupervisor.GetRestartCount.Instance, TestActor);
        ExpectMsg<BackoffSupervisor.RestartCount>(restarts => restarts.Count == 0);
    }

    [Fact]
    public void GetCurrentChild_IsAnswered()
    {
        var supervisor = Sys.ActorOf(BackoffSupervisor.Props(Backoff.OnFailure(Child(), "child", Shortest, Longest, 0.1)));
        ExpectMsg("started");

        supervisor.Tell(BackoffSupervisor.GetCurrentChild.Instance, TestActor);

        ExpectMsg<BackoffSupervisor.CurrentChild>(child => child.Ref.Path.Name == "child");
    }

    private Props Child()
    {
        var observer = TestActor;
        return Props.Create(() => new Fragile(observer));
    }

    private sealed class Fragile : UntypedActor
    {
        private readonly IActorRef _observer;

        public Fragile(IActorRef observer)
        {
            _observer = observer;
        }

        protected override void PreStart() => _observer.Tell("started");

        protected override void OnReceive(object message)
        {
            if (message is "fail")
                throw new InvalidOperationException("broken");
            if (message is "stop")
                Context.Stop(Self);
            else
                Sender.Tell(message);
        }
    }
}
