using Akka.Actor;
using Akka.Event;

namespace Akka.Conformance.Actors;

public sealed class EventStreamTests : ActorSpec
{
    [Fact]
    public void Publish_ReachesSubscribersOfTheType()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Derived));

        Sys.EventStream.Publish(new Derived("one"));

        ExpectMsg(new Derived("one"));
    }

    [Fact]
    public void Publish_ReachesSubscribersOfABaseType()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Base));

        Sys.EventStream.Publish(new Derived("one"));

        ExpectMsg(new Derived("one"));
    }

    [Fact]
    public void Publish_DoesNotReachSubscribersOfADerivedType()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Derived));

        Sys.EventStream.Publish(new Base("one"));

        ExpectNoMsg(Silence);
    }

    [Fact]
    public void Subscribe_SaysWhetherItWasNew()
    {
        Assert.True(Sys.EventStream.Subscribe(TestActor, typeof(Base)));
        Assert.False(Sys.EventStream.Subscribe(TestActor, typeof(Base)));
    }

    [Fact]
    public void Unsubscribe_EndsTheSubscription()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Base));
        Sys.EventStream.Unsubscribe(TestActor, typeof(Base));

        Sys.EventStream.Publish(new Base("one"));

        ExpectNoMsg(Silence);
    }

    [Fact]
    public void Tell_ToAStoppedActor_IsADeadLetter()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var actor = StartRelay((_, _) => { });
        StopAndWait(actor);

        actor.Tell("too late", TestActor);

        var letter = ExpectMsg<DeadLetter>();
        Assert.Equal("too late", letter.Message);
        Assert.Equal(TestActor, letter.Sender);
        Assert.Equal(actor, letter.Recipient);
    }

    [Fact]
    public void Tell_ToTheDeadLetters_IsADeadLetter()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        Sys.DeadLetters.Tell("lost", TestActor);

        ExpectMsg<DeadLetter>(letter => Equals(letter.Message, "lost"));
    }

    [Fact]
    public void Tell_ToNobody_IsNothing()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        ActorRefs.Nobody.Tell("lost");

        ExpectNoMsg(Silence);
    }

    private record Base(string Name);

    private sealed record Derived(string Name) : Base(Name);
}
