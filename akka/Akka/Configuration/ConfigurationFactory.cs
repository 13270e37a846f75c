namespace Akka.Configuration;

public class ConfigurationFactory
{
    private static readonly Config Reference = ParseString("""
        akka {
          loglevel = "INFO"
          stdout-loglevel = "WARNING"
          loggers = ["Akka.Event.DefaultLogger"]
          log-dead-letters = off
          actor {
            ask-timeout = infinite
            debug { unhandled = off }
          }
          coordinated-shutdown {
            default-phase-timeout = 5 s
            terminate-actor-system = on
            run-by-actor-system-terminate = on
            phases.actor-system-terminate.timeout = 10 s
          }
        }
        """);

    public static Config Empty => Config.Empty;

    public static Config ParseString(string hocon) => string.IsNullOrWhiteSpace(hocon) ? Config.Empty : new Config(HoconReader.Read(hocon));

    /// <summary>The defaults of every key that the engine reads.</summary>
    public static Config Default() => Reference;
}
