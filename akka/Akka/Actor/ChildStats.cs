namespace Akka.Actor;

/// <summary>What a supervisor remembers of one child.</summary>
internal sealed class ChildStats(LocalActorRef child)
{
    internal LocalActorRef Ref { get; } = child;

    internal int Restarts { get; set; }

    internal long WindowStart { get; set; }

    /// <summary>The supervisor has asked it to stop.</summary>
    internal bool Dying { get; set; }
}
