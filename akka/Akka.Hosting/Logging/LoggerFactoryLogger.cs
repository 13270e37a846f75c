using Akka.Actor;
using Akka.Event;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Akka.Hosting.Logging;

/// <summary>Passes the system's log on to Microsoft.Extensions.Logging.</summary>
public class LoggerFactoryLogger : ActorBase
{
    private static readonly Action<ILogger, string, object, Exception> Debug = Define(LogLevel.Debug);
    private static readonly Action<ILogger, string, object, Exception> Info = Define(LogLevel.Information);
    private static readonly Action<ILogger, string, object, Exception> Warning = Define(LogLevel.Warning);
    private static readonly Action<ILogger, string, object, Exception> Error = Define(LogLevel.Error);

    private readonly ILogger _logger;

    public LoggerFactoryLogger()
    {
        var setup = ((ActorSystemImpl)Context.System).Setups.OfType<LoggerFactorySetup>().FirstOrDefault()
            ?? throw new InvalidOperationException("No logger factory was given: call AddLoggerFactory.");
        _logger = setup.LoggerFactory.CreateLogger("Akka");
    }

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger:
                Sender.Tell(new LoggerInitialized());
                return true;
            case LogEvent entry:
                Log(entry, Self.Path);
                return true;
            default:
                return false;
        }
    }

    protected virtual void Log(LogEvent log, ActorPath path)
    {
        var write = log.LogLevel() switch
        {
            Event.LogLevel.DebugLevel => Debug,
            Event.LogLevel.InfoLevel => Info,
            Event.LogLevel.WarningLevel => Warning,
            _ => Error,
        };
        write(_logger, log.LogSource, log.Message, log.Cause);
    }

    private static Action<ILogger, string, object, Exception> Define(LogLevel level) =>
        LoggerMessage.Define<string, object>(level, new EventId(1, "Akka"), "[{LogSource}] {Message}");
}
