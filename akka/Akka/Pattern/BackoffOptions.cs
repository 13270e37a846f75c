using Akka.Actor;

namespace Akka.Pattern;

/// <summary>How a backoff supervisor behaves; immutable.</summary>
public abstract class BackoffOptions
{
    protected BackoffOptions()
    {
    }

    /// <summary>Forgets the restarts when the child has lived this long; the default is the smallest wait.</summary>
    public abstract BackoffOptions WithAutoReset(TimeSpan resetBackoff);

    public abstract BackoffOptions WithManualReset();

    /// <summary>Decides about failures; only what it would restart is backed off.</summary>
    public abstract BackoffOptions WithSupervisorStrategy(OneForOneStrategy supervisorStrategy);

    /// <summary>Stops the child on any failure.</summary>
    public abstract BackoffOptions WithDefaultStoppingStrategy();

    /// <summary>The supervisor stops itself after so many restarts; -1 is no limit.</summary>
    public abstract BackoffOptions WithMaxNrOfRetries(int maxNrOfRetries);

    /// <summary>What senders get while there is no child; by default their messages are dead letters.</summary>
    public abstract BackoffOptions WithReplyWhileStopped(object replyWhileStopped);
}
