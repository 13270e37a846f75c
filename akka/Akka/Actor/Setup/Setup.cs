namespace Akka.Actor.Setup;

/// <summary>A piece of programmatic configuration of a system.</summary>
public abstract class Setup
{
    protected Setup()
    {
    }

    public ActorSystemSetup And(Setup other) => ActorSystemSetup.Create(this, other);
}
