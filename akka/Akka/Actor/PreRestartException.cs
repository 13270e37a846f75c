namespace Akka.Actor;

/// <summary>An actor's PreRestart threw.</summary>
public sealed class PreRestartException : ActorInitializationException
{
    public PreRestartException(IActorRef actor, Exception restartException, Exception cause, object optionalMessage)
        : base(actor, $"Exception in PreRestart (message was {optionalMessage ?? "<none>"})", restartException)
    {
        RestartException = cause;
        OptionalMessage = optionalMessage;
    }

    internal Exception RestartException { get; }

    internal object OptionalMessage { get; }
}
