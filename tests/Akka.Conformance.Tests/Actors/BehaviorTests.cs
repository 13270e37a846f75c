using Akka.Actor;
using Akka.Event;

namespace Akka.Conformance.Actors;

public sealed class BehaviorTests : ActorSpec
{
    [Fact]
    public void Become_ReplacesTheBehavior()
    {
        var actor = Start(() => new Switch());

        actor.Tell("ask", TestActor);
        ExpectMsg("off");
        actor.Tell("toggle");
        actor.Tell("ask", TestActor);
        ExpectMsg("on");
        actor.Tell("toggle");
        actor.Tell("ask", TestActor);
        ExpectMsg("off");
    }

    [Fact]
    public void BecomeStacked_IsUndoneByUnbecome()
    {
        var actor = Start(() => new Stacked());

        foreach (var expected in new[] { "base", "top", "base", "top" })
        {
            actor.Tell("ask", TestActor);
            ExpectMsg(expected);
        }
    }

    [Fact]
    public void Become_InTheConstructor_IsTheFirstBehavior()
    {
        var actor = Start(() => new BecomesAtOnce());

        actor.Tell("ask", TestActor);

        ExpectMsg("became");
    }

    [Fact]
    public void Receive_TakesTheFirstHandlerThatFits()
    {
        var actor = Start(() => new Ordered());

        actor.Tell(7, TestActor);
        actor.Tell(3, TestActor);
        actor.Tell("text", TestActor);
        actor.Tell(1.5, TestActor);

        ExpectMsg("large");
        ExpectMsg("int");
        ExpectMsg("string");
        ExpectMsg("any");
    }

    [Fact]
    public void Receive_OfABaseType_TakesDerivedMessages()
    {
        var actor = Start(() => new TakesExceptions());

        actor.Tell(new InvalidOperationException("derived"), TestActor);

        ExpectMsg("derived");
    }

    [Fact]
    public void Receive_AfterReceiveAny_IsRefused()
    {
        Start(() => new DeclaresTooMuch(TestActor));

        ExpectMsg("refused");
    }

    [Fact]
    public void Message_WithoutHandler_IsPublishedAsUnhandled()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(UnhandledMessage));
        var actor = Start(() => new Switch());

        actor.Tell(42, TestActor);

        var unhandled = ExpectMsg<UnhandledMessage>();
        Assert.Equal(42, unhandled.Message);
        Assert.Equal(TestActor, unhandled.Sender);
        Assert.Equal(actor, unhandled.Recipient);
    }

    private sealed class Switch : ReceiveActor
    {
        public Switch()
        {
            Off();
        }

        private void Off()
        {
            Receive<string>(text => text == "ask", _ => Sender.Tell("off"));
            Receive<string>(text => text == "toggle", _ => Become(On));
        }

        private void On()
        {
            Receive<string>(text => text == "ask", _ => Sender.Tell("on"));
            Receive<string>(text => text == "toggle", _ => Become(Off));
        }
    }

    private sealed class Stacked : ReceiveActor
    {
        public Stacked()
        {
            Receive<string>(_ =>
            {
                Sender.Tell("base");
                BecomeStacked(Top);
            });
        }

        private void Top() => Receive<string>(_ =>
        {
            Sender.Tell("top");
            UnbecomeStacked();
        });
    }

    private sealed class BecomesAtOnce : ReceiveActor
    {
        public BecomesAtOnce()
        {
            Become(() => Receive<string>(_ => Sender.Tell("became")));
        }
    }

    private sealed class Ordered : ReceiveActor
    {
        public Ordered()
        {
            Receive<int>(number => number > 5, _ => Sender.Tell("large"));
            Receive<int>(_ => Sender.Tell("int"));
            Receive<string>(_ => Sender.Tell("string"));
            ReceiveAny(_ => Sender.Tell("any"));
        }
    }

    private sealed class TakesExceptions : ReceiveActor
    {
        public TakesExceptions()
        {
            Receive<Exception>(exception => Sender.Tell(exception.Message));
        }
    }

    private sealed class DeclaresTooMuch : ReceiveActor
    {
        public DeclaresTooMuch(IActorRef observer)
        {
            ReceiveAny(_ => { });
            try
            {
                Receive<string>(_ => { });
            }
            catch (InvalidOperationException)
            {
                observer.Tell("refused");
            }
        }
    }
}
