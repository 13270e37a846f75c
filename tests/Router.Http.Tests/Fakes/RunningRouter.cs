using LlmRouter.Http.Start;
using LlmRouter.Settings;
using LlmRouter.Testing;
using LlmRouter.Testing.Client;
using LlmRouter.Testing.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LlmRouter.Http.Tests.Fakes;

/// <summary>The HTTP layer on a free loopback port, with a fake engine and a clock that stands still.</summary>
internal sealed class RunningRouter : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningRouter(WebApplication app, FakeEngine engine, ManualTime time, ErrorLog errors)
    {
        (_app, Engine, Time, Errors) = (app, engine, time, errors);
        Port = new Uri(app.Urls.First()).Port;
    }

    public FakeEngine Engine { get; }

    public ManualTime Time { get; }

    public int Port { get; }

    /// <summary>What was logged as an error.</summary>
    public ErrorLog Errors { get; }

    public static async Task<RunningRouter> StartAsync(FakeEngine? engine = null, RouterSettings? settings = null)
    {
        engine ??= new FakeEngine();
        var time = new ManualTime();
        var errors = new ErrorLog();
        var app = RouterApplication.Create(
            settings ?? TestSettings.Default,
            services => services.AddSingleton<IRouterEngine>(engine).AddLogging(logging => logging.AddProvider(errors)),
            time);
        await app.StartAsync();
        return new RunningRouter(app, engine, time, errors);
    }

    public Task<RawHttpClient> ConnectAsync(int? receiveBuffer = null) => RawHttpClient.ConnectAsync(Port, receiveBuffer);

    /// <summary>One request on a connection of its own, read whole.</summary>
    public async Task<(RawResponse Head, string Body)> ExchangeAsync(
        string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var client = await ConnectAsync();
        var response = await client.ExchangeAsync(method, path, body, headers);
        // A reply to HEAD has a length and no body.
        return (response, method == "HEAD" ? "" : System.Text.Encoding.UTF8.GetString(await response.ReadBodyAsync()));
    }

    /// <summary>Sends a chat request and reads the head of its reply.</summary>
    public static Task<RawResponse> ChatAsync(RawHttpClient client) =>
        client.ExchangeAsync("POST", "/v1/chat/completions", """{"model":"demo","stream":true,"messages":[]}""");

    /// <summary>What the server does first when it is told to stop.</summary>
    public void CloseGate() => _app.Services.GetRequiredService<Http.Pipeline.DrainGate>().Close();

    /// <summary>Stops in order: returns when every request is over.</summary>
    public Task StopAsync() => _app.StopAsync().Patiently();

    public async ValueTask DisposeAsync()
    {
        // Aborts what a test left open.
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}
