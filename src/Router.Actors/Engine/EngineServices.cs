using System.Diagnostics.CodeAnalysis;
using Akka.Configuration;
using Akka.Hosting;
using LlmRouter.Actors;
using LlmRouter.Dialects;
using LlmRouter.Engine;
using LlmRouter.Settings;
using LlmRouter.Upstream;
using LlmRouter.Upstream.Demo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace LlmRouter;

/// <summary>Puts the engine into a host: its actor system, its board, and the one door to it.</summary>
public static class EngineServices
{
    /// <summary>Adds <see cref="IRouterEngine"/>. Time is the registered <see cref="TimeProvider"/>, or the system's.</summary>
    /// <param name="services">Where to add it.</param>
    /// <param name="settings">Validated settings.</param>
    /// <param name="source">Where they were read from, to be watched and read again; null: they hold for ever.</param>
    public static IServiceCollection AddRouterEngine(this IServiceCollection services, RouterSettings settings, SettingsSource? source = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(SystemRandom());
        services.TryAddSingleton(new CurrentSettings(settings));
        services.AddSingleton(Board);
        services.AddSingleton(DialectCatalog.Default);
        services.AddAkka("router", (builder, provider) => builder
            .AddHocon(ConfigurationFactory.ParseString(settings.AkkaHocon), HoconAddMode.Prepend)
            .WithActors((system, registry) => registry.Register<GuardianKeeper>(system.ActorOf(GuardianKeeper.Props(Tree(provider) with { Source = source }), GuardianKeeper.Name))));
        services.AddSingleton<IRouterEngine, RouterEngine>();
        return services;
    }

    private static EngineTree Tree(IServiceProvider provider)
    {
        var time = provider.GetRequiredService<TimeProvider>();
        return new EngineTree(provider.GetRequiredService<EngineBoard>(), settings => Cell(settings, time), time, provider.GetRequiredService<ILogger<RouterGuardian>>());
    }

    private static EngineBoard Board(IServiceProvider provider)
    {
        var (current, time) = (provider.GetRequiredService<CurrentSettings>(), provider.GetRequiredService<TimeProvider>());
        var settings = current.Value;
        return new EngineBoard(settings, [.. settings.Providers.Select(p => Cell(p, time))], time.GetUtcNow().ToUnixTimeSeconds(), provider.GetRequiredService<Random>())
        {
            Current = current,
        };
    }

    private static ProviderCell Cell(ProviderSettings provider, TimeProvider time) => new(provider, Connect(provider, time), time);

    [SuppressMessage("ApiDesign", "RS0030", Justification = "The one place where chance comes in; everything else is given it.")]
    private static Random SystemRandom() => Random.Shared;

    private static IUpstream Connect(ProviderSettings provider, TimeProvider time) =>
        provider.Type == "demo" ? new DemoUpstream(time) : new HttpUpstream(provider, time);
}
