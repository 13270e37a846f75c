using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Sees each message of a test actor before the test does, to answer in its place.</summary>
public abstract class AutoPilot
{
    protected AutoPilot()
    {
    }

    /// <summary>The pilot for the next message: itself, <see cref="TestActor.KeepRunning"/> or <see cref="TestActor.NoAutoPilot"/>.</summary>
    public abstract AutoPilot Run(IActorRef sender, object message);
}
