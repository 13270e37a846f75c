using Akka.Actor;

namespace Akka.Conformance.Actors;

public sealed class MailboxTests : ActorSpec
{
    [Fact]
    public void Tell_FromOneSender_ArrivesInOrder()
    {
        const int count = 20_000;
        var actor = Start(() => new OrderKeeper(TestActor, count));

        for (var i = 0; i < count; i++)
            actor.Tell(new Numbered(0, i));

        ExpectMsg("in order");
    }

    [Fact]
    public async Task Tell_FromManyThreads_KeepsTheOrderOfEach()
    {
        const int senders = 4;
        const int each = 5_000;
        var actor = Start(() => new OrderKeeper(TestActor, senders * each));

        await Task.WhenAll(Enumerable.Range(0, senders).Select(sender => Task.Run(() =>
        {
            for (var i = 0; i < each; i++)
                actor.Tell(new Numbered(sender, i), ActorRefs.NoSender);
        })));

        await ExpectMsgAsync("in order");
    }

    [Fact]
    public void Tell_InsideATest_HasTheTestActorAsSender()
    {
        var actor = StartRelay((context, _) => context.Sender.Tell("answer"));

        actor.Tell("question");

        ExpectMsg("answer");
        Assert.Equal(actor, LastSender);
    }

    [Fact]
    public void Tell_WithoutSender_ShowsDeadLettersAsSender()
    {
        var actor = StartRelay((context, _) => TestActor.Tell(context.Sender));

        actor.Tell("question", ActorRefs.NoSender);

        ExpectMsg<IActorRef>(sender => sender.Equals(Sys.DeadLetters));
    }

    [Fact]
    public void Forward_KeepsTheSender()
    {
        var answers = StartRelay((context, message) => context.Sender.Tell(message));
        var forwards = StartRelay((_, message) => answers.Forward(message));

        forwards.Tell("through", TestActor);

        ExpectMsg("through");
        Assert.Equal(answers, LastSender);
    }

    [Fact]
    public void SelfTell_IsHandledAfterWhatIsQueued()
    {
        var gate = new ManualResetEventSlim();
        var actor = StartRelay((context, message) =>
        {
            if (message is "first")
            {
                gate.Wait();
                context.Self.Tell("from self");
            }

            TestActor.Tell(message);
        });

        actor.Tell("first");
        actor.Tell("second");
        gate.Set();

        ExpectMsg("first");
        ExpectMsg("second");
        ExpectMsg("from self");
    }

    private sealed record Numbered(int Sender, int Number);

    private sealed class OrderKeeper : ReceiveActor
    {
        private readonly Dictionary<int, int> _next = [];

        public OrderKeeper(IActorRef observer, int expected)
        {
            Receive<Numbered>(message =>
            {
                var due = _next.GetValueOrDefault(message.Sender);
                if (message.Number != due)
                    observer.Tell($"{message.Sender} sent {message.Number}, {due} was due");
                _next[message.Sender] = due + 1;
                if (--expected == 0)
                    observer.Tell("in order");
            });
        }
    }
}
