using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>The test's logger: entries that an event filter takes are not written.</summary>
public class TestEventListener : DefaultLogger
{
    private readonly List<IEventFilter> _filters = [];

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger initialize:
                var bus = (EventStream)initialize.LoggingBus;
                bus.Subscribe(Context.Self, typeof(SetFilter));
                bus.Subscribe(Context.Self, typeof(DeadLetter));
                bus.Subscribe(Context.Self, typeof(UnhandledMessage));
                return base.Receive(message);
            case SetFilter { IsSet: true } set:
                _filters.Add(set.Filter);
                Sender.Tell(set, ActorRefs.NoSender);
                return true;
            case SetFilter unset:
                _filters.Remove(unset.Filter);
                Sender.Tell(unset, ActorRefs.NoSender);
                return true;
            case LogEvent entry:
                if (!IsFiltered(entry))
                    Print(entry);
                return true;
            case DeadLetter letter:
                IsFiltered(new Warning(letter.Recipient.Path.ToString(), letter.Recipient.GetType(), letter));
                return true;
            default:
                return base.Receive(message);
        }
    }

    private bool IsFiltered(LogEvent entry) => _filters.Exists(filter => filter.Apply(entry));
}
