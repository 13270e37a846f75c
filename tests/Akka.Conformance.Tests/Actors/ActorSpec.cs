using Akka.Actor;

namespace Akka.Conformance.Actors;

/// <summary>A quiet system and generous waits: what a test waits for comes at once, or the test fails.</summary>
public abstract class ActorSpec : Akka.TestKit.Xunit2.TestKit
{
    /// <summary>Long enough to see that something does not come, short enough to wait for.</summary>
    protected static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(150);

    protected static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    protected ActorSpec(string config = "akka.loglevel = OFF")
        : base(config + "\nakka.stdout-loglevel = OFF\nakka.test.single-expect-default = 20s\nakka.test.default-timeout = 20s")
    {
    }

    protected IActorRef Start<TActor>(System.Linq.Expressions.Expression<Func<TActor>> factory)
        where TActor : ActorBase => Sys.ActorOf(Props.Create(factory));

    protected IActorRef StartRelay(Action<IUntypedActorContext, object> onMessage) => Sys.ActorOf(Relay.Of(onMessage));

    /// <summary>Stops the actor and waits until it has.</summary>
    protected void StopAndWait(IActorRef actor)
    {
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);
    }
}
