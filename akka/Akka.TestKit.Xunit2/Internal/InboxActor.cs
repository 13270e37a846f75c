using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>The actor behind a test kit or probe: it puts what it receives into the inbox that the test reads.</summary>
internal sealed class InboxActor : UntypedActor
{
    private readonly Inbox _inbox;
    private AutoPilot _pilot = NoAutoPilot.Instance;
    private Func<object, bool> _ignores;

    public InboxActor(Inbox inbox)
    {
        _inbox = inbox;
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case StartWatching watch:
                Context.Watch(watch.Subject);
                Sender.Tell(watch.Subject);
                break;
            case StopWatching unwatch:
                Context.Unwatch(unwatch.Subject);
                Sender.Tell(unwatch.Subject);
                break;
            case SetPilot set:
                _pilot = set.Pilot;
                break;
            case SetIgnores set:
                _ignores = set.Ignores;
                break;
            default:
                Take(message);
                break;
        }
    }

    private void Take(object message)
    {
        if (_pilot is not Akka.TestKit.NoAutoPilot)
            _pilot = _pilot.Run(Sender, message) is var next and not Akka.TestKit.KeepRunning ? next : _pilot;
        if (_ignores?.Invoke(message) != true)
            _inbox.Add(new RealMessageEnvelope(message, Sender));
    }

    internal sealed record StartWatching(IActorRef Subject) : INoSerializationVerificationNeeded;

    internal sealed record StopWatching(IActorRef Subject) : INoSerializationVerificationNeeded;

    internal sealed record SetPilot(AutoPilot Pilot) : INoSerializationVerificationNeeded;

    internal sealed record SetIgnores(Func<object, bool> Ignores) : INoSerializationVerificationNeeded;
}
