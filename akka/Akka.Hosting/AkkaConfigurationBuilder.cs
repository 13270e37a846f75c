using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.DependencyInjection;
using Akka.Hosting.Logging;
using Akka.Util;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akka.Hosting;

/// <summary>Collects what the system is to be started with.</summary>
public sealed class AkkaConfigurationBuilder
{
    private readonly List<Func<ActorSystem, IActorRegistry, IDependencyResolver, Task>> _starters = [];
    private readonly List<StartupTask> _tasks = [];
    private readonly string _systemName;

    public AkkaConfigurationBuilder(IServiceCollection serviceCollection, string actorSystemName)
    {
        Services = serviceCollection;
        _systemName = actorSystemName;
    }

    public Option<Config> Configuration { get; private set; }

    internal IServiceCollection Services { get; }

    internal HashSet<Setup> OwnSetups { get; } = [];

    private bool LogsToHost { get; set; }

    /// <summary>Actors are started in the order of these calls, each after the one before it has completed.</summary>
    public AkkaConfigurationBuilder StartActors(Action<ActorSystem, IActorRegistry> starter) => StartActors((system, registry, _) => starter(system, registry));

    public AkkaConfigurationBuilder StartActors(Action<ActorSystem, IActorRegistry, IDependencyResolver> starter) => Add((system, registry, resolver) =>
    {
        starter(system, registry, resolver);
        return Task.CompletedTask;
    });

    public AkkaConfigurationBuilder StartActors(ActorStarter starter) => Add((system, registry, _) => starter(system, registry));

    public AkkaConfigurationBuilder StartActors(ActorStarterWithResolver starter) => Add((system, registry, resolver) => starter(system, registry, resolver));

    /// <summary>Runs after all actors have been started.</summary>
    public AkkaConfigurationBuilder AddStartup(Action<ActorSystem, IActorRegistry> startupTask) => AddStartup((system, registry) =>
    {
        startupTask(system, registry);
        return Task.CompletedTask;
    });

    public AkkaConfigurationBuilder AddStartup(StartupTask startupTask)
    {
        _tasks.Add(startupTask);
        return this;
    }

    internal void MergeHocon(Config hocon, HoconAddMode mode)
    {
        var current = Configuration.GetOrElse(Config.Empty);
        Configuration = new Option<Config>(mode == HoconAddMode.Append ? current.WithFallback(hocon) : hocon.WithFallback(current));
    }

    internal void UseHostLoggerFactory() => LogsToHost = true;

    internal ActorSystem Build(IServiceProvider services)
    {
        if (LogsToHost)
            OwnSetups.Add(new LoggerFactorySetup(services.GetRequiredService<ILoggerFactory>()));
        var bootstrap = BootstrapSetup.Create().WithConfig(Configuration.GetOrElse(Config.Empty));
        var system = ActorSystem.Create(_systemName, ActorSystemSetup.Create([bootstrap, .. OwnSetups]));
        system.RegisterExtension(new ResolverExtension(new ServiceProviderDependencyResolver(services)));
        return system;
    }

    internal async Task Start(ActorSystem system)
    {
        var registry = ActorRegistry.For(system);
        var resolver = DependencyResolver.For(system).Resolver;
        foreach (var starter in _starters)
            await starter(system, registry, resolver).ConfigureAwait(false);
        foreach (var task in _tasks)
            await task(system, registry).ConfigureAwait(false);
    }

    private AkkaConfigurationBuilder Add(Func<ActorSystem, IActorRegistry, IDependencyResolver, Task> starter)
    {
        _starters.Add(starter);
        return this;
    }
}
