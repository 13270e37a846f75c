using Akka.Actor;
using Akka.Configuration;

namespace Akka.Event;

/// <summary>Starts the loggers that akka.loggers names, and hands the log over to them.</summary>
internal static class LoggerStartup
{
    internal static void Run(ActorSystemImpl system)
    {
        var bus = system.EventStream;
        var number = 0;
        foreach (var name in system.Settings.Loggers)
            Start(system, TypeOf(name), ++number);
        bus.StopStdoutLogger();
        bus.SetLogLevel(Logging.LogLevelFor(system.Settings.LogLevel));
    }

    internal static IActorRef Start(ActorSystemImpl system, Type type, int number)
    {
        var logger = system.SystemActorOf(Props.Create(type), $"log{number}-{type.Name}");
        // Nobody waits for the answer: the mailbox keeps the order.
        logger.Tell(new InitializeLogger(system.EventStream), ActorRefs.Nobody);
        system.EventStream.Loggers.Add(logger);
        return logger;
    }

    private static Type TypeOf(string name)
    {
        var type = Type.GetType(name, throwOnError: false);
        if (type is null)
        {
            // The packages' assembly names are not always ours: "Akka.TestKit.TestEventListener, Akka.TestKit".
            var bare = name.Split(',')[0].Trim();
            type = AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(bare)).FirstOrDefault(found => found is not null);
        }

        return type ?? throw new ConfigurationException($"Logger specified in config cannot be found: \"{name}\"");
    }
}
