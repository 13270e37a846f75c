using Akka.Actor;
using Akka.Configuration;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Akka.Conformance.Hosting;

public sealed class HostingTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    private static readonly Config Quiet = ConfigurationFactory.ParseString("akka.loglevel = OFF\nakka.stdout-loglevel = OFF");

    [Fact]
    public async Task Start_StartsTheActorsAndInjectsThem()
    {
        using var host = NewHost((system, registry) => registry.Register<Greeter>(system.ActorOf(Props.Create(() => new Greeter(null)), "greeter")));
        await host.StartAsync();

        var greeter = host.Services.GetRequiredService<IRequiredActor<Greeter>>();

        Assert.Equal("greeter", greeter.ActorRef.Path.Name);
        Assert.Equal(greeter.ActorRef, await greeter.GetAsync());
        Assert.Equal(greeter.ActorRef, host.Services.GetRequiredService<ActorRegistry>().Get<Greeter>());
        Assert.Equal("hosted", host.Services.GetRequiredService<ActorSystem>().Name);
        await host.StopAsync();
    }

    [Fact]
    public async Task Stop_StopsTheActorsAndEndsTheSystem()
    {
        var stopped = new TaskCompletionSource();
        using var host = NewHost((system, _) => system.ActorOf(Props.Create(() => new Greeter(stopped))));
        await host.StartAsync();
        var system = host.Services.GetRequiredService<ActorSystem>();

        await host.StopAsync();

        await system.WhenTerminated.WaitAsync(Soon);
        Assert.True(stopped.Task.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Stop_RunsTheCoordinatedShutdown()
    {
        var ran = false;
        using var host = NewHost((system, _) => CoordinatedShutdown.Get(system).AddTask(
            CoordinatedShutdown.PhaseServiceUnbind,
            "task",
            () =>
            {
                ran = true;
                return Task.FromResult(Done.Instance);
            }));
        await host.StartAsync();

        await host.StopAsync();

        Assert.True(ran);
    }

    [Fact]
    public async Task System_ThatEndsByItself_EndsTheHost()
    {
        using var host = NewHost((_, _) => { });
        await host.StartAsync();
        var stopping = new TaskCompletionSource();
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);

        await host.Services.GetRequiredService<ActorSystem>().Terminate();

        await stopping.Task.WaitAsync(Soon);
        await host.StopAsync();
    }

    [Fact]
    public void Registry_WithoutTheKey_SaysSo()
    {
        var registry = new ActorRegistry();

        Assert.False(registry.TryGet<Greeter>(out _));
        Assert.Throws<MissingActorRegistryEntryException>(() => registry.Get<Greeter>());
    }

    [Fact]
    public void Registry_WithTheKeyTaken_RefusesUnlessToldTo()
    {
        var registry = new ActorRegistry();
        registry.Register<Greeter>(ActorRefs.Nobody);

        Assert.Throws<DuplicateActorRegistryException>(() => registry.Register<Greeter>(ActorRefs.Nobody));
        Assert.False(registry.TryRegister<Greeter>(ActorRefs.Nobody));
        registry.Register<Greeter>(ActorRefs.Nobody, overwrite: true);
    }

    [Fact]
    public async Task Hocon_Prepended_WinsOverWhatIsThere()
    {
        using var host = NewHost((_, _) => { }, builder => builder
            .AddHocon(ConfigurationFactory.ParseString("router { first = 1, second = 1 }"), HoconAddMode.Append)
            .AddHocon(ConfigurationFactory.ParseString("router { first = 2 }"), HoconAddMode.Prepend)
            .AddHocon(ConfigurationFactory.ParseString("router { second = 3, third = 3 }"), HoconAddMode.Append));
        await host.StartAsync();

        var config = host.Services.GetRequiredService<ActorSystem>().Settings.Config;

        Assert.Equal(2, config.GetInt("router.first"));
        Assert.Equal(1, config.GetInt("router.second"));
        Assert.Equal(3, config.GetInt("router.third"));
        await host.StopAsync();
    }

    private static IHost NewHost(Action<ActorSystem, IActorRegistry> start, Action<AkkaConfigurationBuilder>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddAkka("hosted", (akka, _) =>
        {
            akka.AddHocon(Quiet, HoconAddMode.Prepend);
            configure?.Invoke(akka);
            akka.WithActors((system, registry, _) => start(system, registry));
        });
        return builder.Build();
    }

    private sealed class Greeter : UntypedActor
    {
        private readonly TaskCompletionSource? _stopped;

        public Greeter(TaskCompletionSource? stopped)
        {
            _stopped = stopped;
        }

        protected override void PostStop() => _stopped?.SetResult();

        protected override void OnReceive(object message) => Sender.Tell($"hello {message}");
    }
}
