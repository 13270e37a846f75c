using Akka.Actor;
using Akka.Conformance.Actors;
using Xunit.Sdk;

namespace Akka.Conformance.Probes;

public sealed class ProbeTests : ActorSpec
{
    [Fact]
    public void Probe_RepliesToTheSender()
    {
        var probe = CreateTestProbe();
        probe.Ref.Tell("question", TestActor);

        probe.ExpectMsg("question");
        probe.Reply("answer");

        ExpectMsg("answer");
        Assert.Equal(probe.Ref, LastSender);
    }

    [Fact]
    public void Probe_ForwardsWithTheOriginalSender()
    {
        var first = CreateTestProbe();
        var second = CreateTestProbe();
        first.Ref.Tell("message", TestActor);
        first.ExpectMsg("message");

        first.Forward(second.Ref);

        second.ExpectMsg("message");
        Assert.Equal(TestActor, second.LastSender);
    }

    [Fact]
    public void Probe_IsAReferenceItself()
    {
        var probe = CreateTestProbe();
        IActorRef reference = probe;

        reference.Tell("message", TestActor);

        probe.ExpectMsg("message");
        Assert.Equal(probe.Ref.Path, reference.Path);
    }

    [Fact]
    public void Probe_CanBeWatched()
    {
        var probe = CreateTestProbe();
        Watch(probe.Ref);

        Sys.Stop(probe.Ref);

        ExpectTerminated(probe.Ref);
    }

    [Fact]
    public void Probe_WatchesOthers()
    {
        var probe = CreateTestProbe();
        var actor = Sys.ActorOf(Relay.Idle);
        probe.Watch(actor);

        Sys.Stop(actor);

        probe.ExpectTerminated(actor);
    }

    [Fact]
    public void ExpectMsg_OfAnotherType_Fails()
    {
        TestActor.Tell(42);

        Assert.ThrowsAny<XunitException>(() => ExpectMsg<string>());
    }

    [Fact]
    public void ExpectMsg_OfAnotherValue_Fails()
    {
        TestActor.Tell("one");

        Assert.ThrowsAny<XunitException>(() => ExpectMsg("other"));
    }

    [Fact]
    public void ExpectMsg_WithoutMessage_Fails()
    {
        Assert.ThrowsAny<XunitException>(() => ExpectMsg<string>(TimeSpan.FromMilliseconds(20)));
    }

    [Fact]
    public void ExpectNoMsg_WithAMessage_Fails()
    {
        TestActor.Tell("one");

        Assert.ThrowsAny<XunitException>(() => ExpectNoMsg(Soon));
    }

    [Fact]
    public void ReceiveN_GivesTheMessagesInOrder()
    {
        foreach (var number in Enumerable.Range(0, 5))
            TestActor.Tell(number);

        Assert.Equal([0, 1, 2, 3, 4], ReceiveN(5).Cast<int>());
    }

    [Fact]
    public void ReceiveOne_WithoutMessage_IsNull()
    {
        Assert.Null(ReceiveOne(TimeSpan.FromMilliseconds(20)));
    }

    [Fact]
    public void FishForMessage_PassesOverOthers()
    {
        TestActor.Tell("one");
        TestActor.Tell(2);
        TestActor.Tell("three");

        Assert.Equal("three", FishForMessage(message => message is "three"));
    }

    [Fact]
    public void IgnoreMessages_HidesThem()
    {
        IgnoreMessages(message => message is int);

        TestActor.Tell(1);
        TestActor.Tell("seen");

        ExpectMsg("seen");
    }

    [Fact]
    public void AwaitAssert_RepeatsUntilItHolds()
    {
        var attempts = 0;

        AwaitAssert(() => Assert.Equal(3, ++attempts), Soon, TimeSpan.FromMilliseconds(5));

        Assert.Equal(3, attempts);
    }

    [Fact]
    public void AwaitCondition_ThatNeverHolds_Fails()
    {
        Assert.ThrowsAny<XunitException>(() => AwaitCondition(() => false, TimeSpan.FromMilliseconds(30), CancellationToken.None));
    }

    [Fact]
    public void Within_LimitsTheWaitsInside()
    {
        Within(Soon, () =>
        {
            TestActor.Tell("in time");
            ExpectMsg("in time");
            Assert.True(Remaining <= Soon);
        });
    }

    [Fact]
    public async Task ImplicitSender_SurvivesAnAwait()
    {
        var echo = StartRelay((context, message) => context.Sender.Tell(message));
        await Task.Yield();

        echo.Tell("after await");

        await ExpectMsgAsync("after await");
    }
}
