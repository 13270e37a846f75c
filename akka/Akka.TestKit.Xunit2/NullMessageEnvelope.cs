using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Nothing received yet.</summary>
public sealed class NullMessageEnvelope : MessageEnvelope
{
    public static readonly NullMessageEnvelope Instance = new();

    private NullMessageEnvelope()
    {
    }

    public override object Message => throw new IllegalActorStateException("last message is not yet received");

    public override IActorRef Sender => throw new IllegalActorStateException("last message is not yet received");
}
