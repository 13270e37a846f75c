using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
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
    public static IServiceCollection AddRouterEngine(this IServiceCollection services, RouterSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(SystemRandom());
        services.AddSingleton(provider => Board(settings, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<Random>()));
        services.AddSingleton(DialectCatalog.Default);
        services.AddAkka("router", (builder, provider) => builder
            .AddHocon(ConfigurationFactory.ParseString(settings.AkkaHocon), HoconAddMode.Prepend)
            .WithActors((system, registry) => registry.Register<RouterGuardian>(system.ActorOf(Guardian(provider), "router"))));
        services.AddSingleton<IRouterEngine, RouterEngine>();
        return services;
    }

    private static Props Guardian(IServiceProvider provider) => RouterGuardian.Props(
        provider.GetRequiredService<EngineBoard>(), provider.GetRequiredService<ILogger<RouterGuardian>>());

    private static EngineBoard Board(RouterSettings settings, TimeProvider time, Random random) =>
        new(settings, [.. settings.Providers.Select(provider => new ProviderCell(provider, Connect(provider, time), time))], time.GetUtcNow().ToUnixTimeSeconds(), random);

    [SuppressMessage("ApiDesign", "RS0030", Justification = "The one place where chance comes in; everything else is given it.")]
    private static Random SystemRandom() => Random.Shared;

    private static IUpstream Connect(ProviderSettings provider, TimeProvider time) =>
        provider.Type == "demo" ? new DemoUpstream(time) : new HttpUpstream(provider, time);
}
