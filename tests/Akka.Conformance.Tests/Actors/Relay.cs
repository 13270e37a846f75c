using Akka.Actor;

namespace Akka.Conformance.Actors;

/// <summary>An actor whose behaviour the test gives it: what arrives goes to the function, with the context.</summary>
internal sealed class Relay : UntypedActor
{
    private readonly Action<IUntypedActorContext, object> _onMessage;

    public Relay(Action<IUntypedActorContext, object> onMessage)
    {
        _onMessage = onMessage;
    }

    /// <summary>One that does nothing.</summary>
    internal static Props Idle => Of((_, _) => { });

    internal static Props Of(Action<IUntypedActorContext, object> onMessage) => Props.Create(() => new Relay(onMessage));

    protected override void OnReceive(object message) => _onMessage(Context, message);
}
