namespace Akka.Actor;

/// <summary>A timer's message on its way; its identity is the timer's incarnation.</summary>
internal sealed class TimerFired(object key, object message, bool repeats) : IAutoReceivedMessage
{
    internal object Key { get; } = key;

    internal object Message { get; } = message;

    internal bool Repeats { get; } = repeats;

    internal ICancelable Timer { get; set; }
}
