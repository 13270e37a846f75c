using Akka.Actor;
using LlmRouter.Actors;
using LlmRouter.Http.Start;
using LlmRouter.Settings;
using LlmRouter.Testing.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LlmRouter.Testing.Rig;

/// <summary>The real router, in this process, on a port of its own.</summary>
internal sealed class RouterUnderTest : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RouterUnderTest(WebApplication app)
    {
        _app = app;
        Port = new Uri(app.Urls.First()).Port;
        Engine = app.Services.GetRequiredService<IRouterEngine>();
    }

    public int Port { get; }

    public IRouterEngine Engine { get; }

    public int LiveStreams => Engine.Status.LiveStreams;

    /// <summary>What the engine's actors have published.</summary>
    public EngineBoard Board => _app.Services.GetRequiredService<EngineBoard>();

    public ActorSystem System => _app.Services.GetRequiredService<ActorSystem>();

    /// <summary>Starts the product as its program does, without command line and signals.</summary>
    public static async Task<RouterUnderTest> StartAsync(RouterSettings settings, TimeProvider time, SettingsSource? source = null)
    {
        var app = RouterApplication.Create(settings, services => services.AddLogging().AddRouterEngine(settings, source), time);
        await app.StartAsync();
        return new RouterUnderTest(app);
    }

    public Task<RawHttpClient> ConnectAsync(int? receiveBuffer = null) => RawHttpClient.ConnectAsync(Port, receiveBuffer);

    public async ValueTask DisposeAsync()
    {
        // A cancelled stop aborts what is still under way: by now the test has seen all that it wanted to see.
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}
