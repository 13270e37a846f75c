using System.Text.RegularExpressions;
using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>Filters of log entries, by level, exception, text and source.</summary>
public class EventFilterFactory
{
    private readonly TestKitBase _testkit;

    public EventFilterFactory(TestKitBase testkit)
    {
        _testkit = testkit;
    }

    public IEventFilterApplier Exception<TException>(string message = null, string start = null, string contains = null, string source = null)
        where TException : Exception => Exception(typeof(TException), message, start, contains, source);

    public IEventFilterApplier Exception<TException>(Regex pattern, string source = null)
        where TException : Exception => Applier(
            entry => entry is Error { Cause: TException } && pattern.IsMatch(TextOf(entry)) && FromSource(entry, source), $"{typeof(TException)} {pattern}");

    public IEventFilterApplier Exception(Type exceptionType, string message = null, string start = null, string contains = null, string source = null, bool checkInnerExceptions = false) =>
        Applier(
            entry => entry is Error && IsCause(entry.Cause, exceptionType, checkInnerExceptions)
                && (Fits(TextOf(entry), message, start, contains) || Fits(entry.Cause.Message, message, start, contains))
                && FromSource(entry, source),
            $"{exceptionType} {message ?? start ?? contains}");

    public IEventFilterApplier Error(string message = null, string start = null, string contains = null, string source = null) =>
        ForLogLevel(LogLevel.ErrorLevel, message, start, contains, source);

    public IEventFilterApplier Warning(string message = null, string start = null, string contains = null, string source = null) =>
        ForLogLevel(LogLevel.WarningLevel, message, start, contains, source);

    public IEventFilterApplier Info(string message = null, string start = null, string contains = null, string source = null) =>
        ForLogLevel(LogLevel.InfoLevel, message, start, contains, source);

    public IEventFilterApplier Debug(string message = null, string start = null, string contains = null, string source = null) =>
        ForLogLevel(LogLevel.DebugLevel, message, start, contains, source);

    public IEventFilterApplier ForLogLevel(LogLevel logLevel, string message = null, string start = null, string contains = null, string source = null) =>
        Applier(
            entry => entry.LogLevel() == logLevel && Fits(TextOf(entry), message, start, contains) && FromSource(entry, source),
            $"{logLevel} {message ?? start ?? contains}");

    public IEventFilterApplier Custom(Predicate<LogEvent> predicate) => Applier(predicate, "custom");

    public IEventFilterApplier DeadLetter() => Applier(entry => entry is Warning { Message: Akka.Event.DeadLetter }, "dead letters");

    public IEventFilterApplier DeadLetter<TMessage>(string source = null) => Applier(
        entry => entry is Warning { Message: Akka.Event.DeadLetter { Message: TMessage } } && FromSource(entry, source), $"dead letters of {typeof(TMessage)}");

    private static string TextOf(LogEvent entry) => entry.Message?.ToString() ?? "";

    private static bool Fits(string text, string message, string start, string contains) =>
        (message is null || text == message)
        && (start is null || text.StartsWith(start, StringComparison.Ordinal))
        && (contains is null || text.Contains(contains, StringComparison.Ordinal));

    private static bool FromSource(LogEvent entry, string source) => source is null || entry.LogSource == source;

    private static bool IsCause(Exception cause, Type type, bool inner)
    {
        for (; cause is not null; cause = inner ? cause.InnerException : null)
            if (type.IsInstanceOfType(cause))
                return true;
        return false;
    }

    private EventFilterApplier Applier(Predicate<LogEvent> fits, string description) => new(_testkit, fits, description);
}
