namespace Akka.TestKit.Internal;

/// <summary>Tells the test's logger to use a filter, or no longer to.</summary>
internal sealed record SetFilter(IEventFilter Filter, bool IsSet);
