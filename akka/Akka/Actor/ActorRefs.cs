namespace Akka.Actor;

public static class ActorRefs
{
    public static readonly Nobody Nobody = Nobody.Instance;

    /// <summary>"No sender": what the receiver sees as sender is then the system's dead letters.</summary>
    public static readonly IActorRef NoSender;
}
