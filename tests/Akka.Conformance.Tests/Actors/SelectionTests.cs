using Akka.Actor;

namespace Akka.Conformance.Actors;

public sealed class SelectionTests : ActorSpec
{
    [Fact]
    public void Path_NamesSystemAndParents()
    {
        var parent = Sys.ActorOf(Relay.Idle, "parent");

        Assert.Equal($"akka://{Sys.Name}/user/parent", parent.Path.ToString());
        Assert.Equal("/user/parent", parent.Path.ToStringWithoutAddress());
        Assert.Equal("parent", parent.Path.Name);
        Assert.Equal(["user", "parent"], parent.Path.Elements);
        Assert.Equal("user", parent.Path.Parent.Name);
    }

    [Theory]
    [InlineData("/user/one")]
    [InlineData("/user/two/../one")]
    public void Selection_ByPath_ReachesTheActor(string path)
    {
        Sys.ActorOf(Relay.Of((_, message) => TestActor.Tell(message)), "one");
        Sys.ActorOf(Relay.Idle, "two");

        Sys.ActorSelection(path).Tell("found");

        ExpectMsg("found");
    }

    [Fact]
    public void Selection_ByPatterns_ReachesEveryMatch()
    {
        foreach (var name in new[] { "provider-a", "provider-b", "other" })
            Sys.ActorOf(Relay.Of((context, _) => TestActor.Tell(context.Self.Path.Name)), name);

        Sys.ActorSelection("/user/provider-*").Tell("who");

        ExpectMsgAllOf("provider-a", "provider-b");
        ExpectNoMsg(Silence);
    }

    [Fact]
    public void Selection_InAnActor_IsRelativeToIt()
    {
        Sys.ActorOf(Relay.Of((_, message) => TestActor.Tell(message)), "sibling");
        var actor = StartRelay((context, message) => context.ActorSelection("../sibling").Tell(message));

        actor.Tell("across");

        ExpectMsg("across");
    }

    [Fact]
    public void Identify_IsAnsweredByTheActor()
    {
        var actor = Sys.ActorOf(Relay.Idle, "known");

        Sys.ActorSelection("/user/known").Tell(new Identify("id"), TestActor);

        ExpectMsg<ActorIdentity>(identity => Equals(identity.MessageId, "id") && actor.Equals(identity.Subject));
    }

    [Fact]
    public void Identify_OfNobody_IsAnsweredWithoutSubject()
    {
        Sys.ActorSelection("/user/unknown").Tell(new Identify("id"), TestActor);

        ExpectMsg<ActorIdentity>(identity => Equals(identity.MessageId, "id") && identity.Subject is null);
    }

    [Fact]
    public async Task ResolveOne_GivesTheReference()
    {
        var actor = Sys.ActorOf(Relay.Idle, "known");

        Assert.Equal(actor, await Sys.ActorSelection("/user/known").ResolveOne(Soon));
    }

    [Fact]
    public async Task ResolveOne_OfNobody_Throws()
    {
        await Assert.ThrowsAsync<ActorNotFoundException>(() => Sys.ActorSelection("/user/unknown").ResolveOne(Soon));
    }

    [Fact]
    public void ActorOf_WithATakenName_Throws()
    {
        Sys.ActorOf(Relay.Idle, "taken");

        Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf(Relay.Idle, "taken"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("$a")]
    [InlineData("ä")]
    public void ActorOf_WithABadName_Throws(string name)
    {
        Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf(Relay.Idle, name));
    }

    [Fact]
    public void ActorOf_WithoutName_MakesDifferentOnes()
    {
        Assert.NotEqual(Sys.ActorOf(Relay.Idle).Path, Sys.ActorOf(Relay.Idle).Path);
    }
}
