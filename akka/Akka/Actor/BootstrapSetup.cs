using Akka.Configuration;
using Akka.Util;

namespace Akka.Actor;

public sealed class BootstrapSetup : Setup.Setup
{
    private BootstrapSetup(Option<Config> config)
    {
        Config = config;
    }

    public Option<Config> Config { get; }

    public static BootstrapSetup Create() => new(Option<Config>.None);

    public BootstrapSetup WithConfig(Config config) => new(new Option<Config>(config));

    public BootstrapSetup WithConfigFallback(Config config) => new(new Option<Config>(Config.HasValue ? Config.Value.WithFallback(config) : config));
}
