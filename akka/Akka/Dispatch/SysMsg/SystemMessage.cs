using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

/// <summary>What the engine tells an actor: overtakes user messages, is never lost, and runs on the actor's own turn.</summary>
internal abstract class SystemMessage
{
    internal SystemMessage Next { get; set; }

    internal abstract void Apply(ActorCell cell);

    /// <summary>The actor is gone.</summary>
    internal virtual void ApplyToDead(IInternalActorRef dead)
    {
    }
}
