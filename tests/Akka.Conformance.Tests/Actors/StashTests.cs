using Akka.Actor;

namespace Akka.Conformance.Actors;

public sealed class StashTests : ActorSpec
{
    [Fact]
    public void UnstashAll_PutsMessagesBeforeLaterOnesInTheirOrder()
    {
        var actor = Start(() => new OpensLate(TestActor));

        actor.Tell("one");
        actor.Tell("two");
        actor.Tell("open");
        actor.Tell("three");

        ExpectMsg("one");
        ExpectMsg("two");
        ExpectMsg("three");
    }

    [Fact]
    public void Stash_OfAStashedMessage_IsRefused()
    {
        var actor = Start(() => new StashesTwice(TestActor));

        actor.Tell("twice");

        ExpectMsg("refused");
    }

    private sealed class OpensLate : ReceiveActor, IWithUnboundedStash
    {
        public OpensLate(IActorRef observer)
        {
            Receive<string>(text => text == "open", _ =>
            {
                Become(() => Receive<string>(text => observer.Tell(text)));
                Stash.UnstashAll();
            });
            Receive<string>(_ => Stash.Stash());
        }

        public IStash Stash { get; set; } = null!;
    }

    private sealed class StashesTwice : ReceiveActor, IWithUnboundedStash
    {
        public StashesTwice(IActorRef observer)
        {
            Receive<string>(_ =>
            {
                Stash.Stash();
                try
                {
                    Stash.Stash();
                }
                catch (IllegalActorStateException)
                {
                    observer.Tell("refused");
                }
            });
        }

        public IStash Stash { get; set; } = null!;
    }
}
