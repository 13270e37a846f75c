using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Hosting;

/// <summary>The system's loggers and their level.</summary>
public sealed class LoggerConfigBuilder
{
    private readonly List<string> _loggers = [typeof(DefaultLogger).FullName];

    internal LoggerConfigBuilder(AkkaConfigurationBuilder builder)
    {
        Builder = builder;
    }

    public LogLevel LogLevel { get; set; } = LogLevel.InfoLevel;

    internal AkkaConfigurationBuilder Builder { get; }

    public LoggerConfigBuilder ClearLoggers()
    {
        _loggers.Clear();
        return this;
    }

    internal void Add(Type logger) => _loggers.Add(logger.AssemblyQualifiedName);

    internal void Add(Setup setup) => Builder.OwnSetups.Add(setup);

    internal Config ToConfig() => ConfigurationFactory.ParseString(
        $"akka.loglevel = {LogLevel.StringFor()}\nakka.loggers = [{string.Join(", ", _loggers.Select(logger => $"\"{logger}\""))}]");
}
