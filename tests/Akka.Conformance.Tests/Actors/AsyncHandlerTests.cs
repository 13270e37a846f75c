using Akka.Actor;

namespace Akka.Conformance.Actors;

public sealed class AsyncHandlerTests : ActorSpec
{
    [Fact]
    public void ReceiveAsync_HoldsLaterMessagesBackUntilItEnds()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = Start(() => new Waits(gate.Task, TestActor));

        actor.Tell("wait", TestActor);
        actor.Tell("later", TestActor);
        ExpectMsg("waiting");
        ExpectNoMsg(Silence);
        gate.SetResult();

        ExpectMsg("waited");
        ExpectMsg("later");
    }

    [Fact]
    public void ReceiveAsync_AfterAnAwait_StillHasSenderAndSelf()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var probe = CreateTestProbe();
        var actor = Start(() => new Answers(gate.Task));

        probe.Send(actor, "question");
        gate.SetResult();

        probe.ExpectMsg("answer");
        Assert.Equal(actor, probe.LastSender);
    }

    [Fact]
    public void ReceiveAsync_ThatThrowsAfterAnAwait_IsAFailureOfTheActor()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = Start(() => new Throws(gate.Task, TestActor));

        actor.Tell("throw");
        gate.SetResult();

        ExpectMsg("restarted");
        actor.Tell("ping", TestActor);
        ExpectMsg("pong");
    }

    private sealed class Waits : ReceiveActor
    {
        public Waits(Task gate, IActorRef observer)
        {
            ReceiveAsync<string>(text => text == "wait", async _ =>
            {
                observer.Tell("waiting");
                await gate;
                observer.Tell("waited");
            });
            Receive<string>(text => observer.Tell(text));
        }
    }

    private sealed class Answers : ReceiveActor
    {
        public Answers(Task gate)
        {
            ReceiveAsync<string>(async _ =>
            {
                await gate;
                Sender.Tell("answer", Self);
            });
        }
    }

    private sealed class Throws : ReceiveActor
    {
        private readonly IActorRef _observer;

        public Throws(Task gate, IActorRef observer)
        {
            _observer = observer;
            ReceiveAsync<string>(text => text == "throw", async _ =>
            {
                await gate;
                throw new InvalidOperationException("thrown");
            });
            Receive<string>(_ => Sender.Tell("pong"));
        }

        protected override void PostRestart(Exception reason) => _observer.Tell("restarted");
    }
}
