namespace Akka.Actor;

/// <summary>/user and /system: they only supervise, with the default strategy.</summary>
internal sealed class GuardianActor : ActorBase
{
    protected override bool Receive(object message)
    {
        ActorContext.SystemImpl.Bury(message, Sender, Self);
        return true;
    }
}
