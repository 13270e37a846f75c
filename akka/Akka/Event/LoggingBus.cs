using Akka.Actor;

namespace Akka.Event;

/// <summary>A bus by type of event, which loggers read at a level.</summary>
public class LoggingBus : ActorEventBus<object, Type>
{
    public LogLevel LogLevel { get; private set; } = LogLevel.InfoLevel;

    internal List<IActorRef> Loggers { get; } = [];

    /// <summary>What is below this level is not logged, and loggers do not receive it.</summary>
    public void SetLogLevel(LogLevel logLevel)
    {
        foreach (var level in Enum.GetValues<LogLevel>())
            foreach (var logger in Loggers)
                if (level < logLevel)
                    Unsubscribe(logger, level.ClassFor());
                else
                    Subscribe(logger, level.ClassFor());
        LogLevel = logLevel;
    }

    public void StartStdoutLogger(Settings config)
    {
        LogLevel = Logging.LogLevelFor(config.StdoutLogLevel);
        foreach (var level in Enum.GetValues<LogLevel>())
            if (level >= LogLevel)
                Subscribe(StandardOutRef.Instance, level.ClassFor());
    }

    internal void StopStdoutLogger() => Unsubscribe(StandardOutRef.Instance);

    protected override bool IsSubClassification(Type parent, Type child) => parent.IsAssignableFrom(child);

    protected override void Publish(object @event, IActorRef subscriber) => subscriber.Tell(@event, ActorRefs.NoSender);

    protected override bool Classify(object @event, Type classifier) => classifier.IsInstanceOfType(@event);

    protected override Type GetClassifier(object @event) => @event.GetType();
}
