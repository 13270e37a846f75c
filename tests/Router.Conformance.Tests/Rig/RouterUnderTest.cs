using LlmRouter.Http.Start;
using LlmRouter.Settings;
using LlmRouter.Testing.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LlmRouter.Conformance.Rig;

/// <summary>The real router, in this process, on a port of its own.</summary>
internal sealed class RouterUnderTest : IAsyncDisposable
{
    private readonly Func<ValueTask> _stop;

    private RouterUnderTest(int port, IRouterEngine engine, Func<ValueTask> stop)
    {
        Port = port;
        Engine = engine;
        _stop = stop;
    }

    public int Port { get; }

    public IRouterEngine Engine { get; }

    public int LiveStreams => Engine.Status.LiveStreams;

    /// <summary>Starts the product as its program does, without command line and signals.</summary>
    public static async Task<RouterUnderTest> StartAsync(RouterSettings settings, TimeProvider time)
    {
        var app = RouterApplication.Create(settings, services => services.AddLogging().AddRouterEngine(settings), time);
        await app.StartAsync();
        return new RouterUnderTest(new Uri(app.Urls.First()).Port, app.Services.GetRequiredService<IRouterEngine>(), () => StopAsync(app));
    }

    public Task<RawHttpClient> ConnectAsync(int? receiveBuffer = null) => RawHttpClient.ConnectAsync(Port, receiveBuffer);

    public ValueTask DisposeAsync() => _stop();

    private static async ValueTask StopAsync(WebApplication app)
    {
        // A cancelled stop aborts what is still under way: by now the test has seen all that it wanted to see.
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }
}
