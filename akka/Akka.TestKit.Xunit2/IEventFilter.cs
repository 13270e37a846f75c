using Akka.Event;

namespace Akka.TestKit;

public interface IEventFilter
{
    /// <summary>Whether the filter takes this entry.</summary>
    bool Apply(LogEvent logEvent);
}
