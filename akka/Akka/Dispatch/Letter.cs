using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>A user message on its way. The message is set last: a slot with a message is complete.</summary>
internal struct Letter
{
    internal object Message;
    internal IActorRef Sender;
}
