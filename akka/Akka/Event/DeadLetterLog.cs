using Akka.Actor;

namespace Akka.Event;

/// <summary>Logs dead letters while akka.log-dead-letters allows it.</summary>
internal sealed class DeadLetterLog : UntypedActor
{
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private int _left;

    public DeadLetterLog(int limit)
    {
        _left = limit;
    }

    internal static void Start(ActorSystemImpl system)
    {
        if (system.Settings.LogDeadLetters <= 0)
            return;
        var log = system.SystemActorOf(Props.Create(() => new DeadLetterLog(system.Settings.LogDeadLetters)), "deadLetterListener");
        system.EventStream.Subscribe(log, typeof(DeadLetter));
    }

    protected override void OnReceive(object message)
    {
        if (message is not DeadLetter letter || _left <= 0)
            return;
        _left--;
        _log.Info("Message [{0}] from {1} to {2} was not delivered.", letter.Message.GetType().Name, letter.Sender, letter.Recipient);
    }
}
