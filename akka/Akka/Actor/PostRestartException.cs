namespace Akka.Actor;

/// <summary>An actor's constructor, PostRestart or PreStart threw while it was restarted.</summary>
public sealed class PostRestartException : ActorInitializationException
{
    public PostRestartException(IActorRef actor, Exception cause, Exception originalCause)
        : base(actor, $"Exception post restart ({originalCause?.GetType().ToString() ?? "null"})", cause)
    {
        OriginalCause = originalCause;
    }

    public Exception OriginalCause { get; }
}
