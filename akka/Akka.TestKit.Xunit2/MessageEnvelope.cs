using Akka.Actor;

namespace Akka.TestKit;

/// <summary>A message that a test actor has received.</summary>
public abstract class MessageEnvelope
{
    protected MessageEnvelope()
    {
    }

    public abstract object Message { get; }

    public abstract IActorRef Sender { get; }
}
