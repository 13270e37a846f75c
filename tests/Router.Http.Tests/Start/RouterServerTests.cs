using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using LlmRouter.Contracts;
using LlmRouter.Http.Start;
using LlmRouter.Http.Tests.Fakes;
using LlmRouter.Settings;
using LlmRouter.Testing;
using LlmRouter.Testing.Client;
using LlmRouter.Testing.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LlmRouter.Http.Tests.Start;

public sealed partial class RouterServerTests : IDisposable
{
    private readonly ProcessSignals _signals = new();
    private readonly WatchedWriter _output = new();
    private readonly StringWriter _errors = new();
    private readonly ManualTime _time = new();

    public void Dispose()
    {
        _signals.Dispose();
        _output.Dispose();
        _errors.Dispose();
    }

    [Fact]
    public async Task Server_WithoutRequests_StopsWithZeroAtTheSignal()
    {
        var engine = new FakeEngine();
        var run = Run(engine);
        await PortAsync();

        _signals.Raise();
        Assert.Equal(TestSettings.Drain, await engine.DrainAsked.Patiently());
        engine.EndDrain();

        Assert.Equal(0, await run.Patiently());
    }

    [Fact]
    public async Task Reload_WhileItServes_IsTheEnginesToDo()
    {
        var engine = new FakeEngine();
        var run = Run(engine);
        await PortAsync();

        _signals.RaiseReload();
        _signals.RaiseReload();
        Assert.Equal(2, engine.Reloads);

        _signals.Raise();
        engine.EndDrain();
        Assert.Equal(0, await run.Patiently());
    }

    [Fact]
    public async Task Drain_UnderWay_RefusesNewRequestsAndAnswersTheRest()
    {
        var engine = new FakeEngine();
        var run = Run(engine);
        var port = await PortAsync();
        using var client = await RawHttpClient.ConnectAsync(port);
        Assert.Equal(200, (await RunningRouter.ChatAsync(client)).Status);

        _signals.Raise();
        await engine.DrainAsked.Patiently();

        using var late = await RawHttpClient.ConnectAsync(port);
        var refused = await RunningRouter.ChatAsync(late);
        ErrorAssert.Is(503, ErrorCode.Draining, refused, Encoding.UTF8.GetString(await refused.ReadBodyAsync()));
        Assert.Equal("20", refused.Header("retry-after"));
        Assert.Equal(200, (await late.ExchangeAsync("GET", "/health")).Status);
        Assert.Equal(1, engine.Requests);
        engine.EndDrain();
        Assert.Equal(0, await run.Patiently());
    }

    [Fact]
    public async Task Drain_WithALiveStream_LetsItEnd()
    {
        var stream = new FakeReplyStream();
        var engine = FakeEngine.Streaming(stream);
        var run = Run(engine);
        using var client = await RawHttpClient.ConnectAsync(await PortAsync());
        var reply = await RunningRouter.ChatAsync(client);

        _signals.Raise();
        await engine.DrainAsked.Patiently();
        stream.Write("data: the end\n\n");
        stream.Complete();
        engine.EndDrain();

        Assert.Equal("data: the end\n\n", Encoding.UTF8.GetString(await reply.ReadBodyAsync()));
        Assert.Equal(BodyEnd.Complete, reply.End);
        Assert.Equal(0, await run.Patiently());
    }

    [Fact]
    public async Task Signal_ForTheSecondTime_EndsAtOnce()
    {
        var stream = new FakeReplyStream();
        var engine = FakeEngine.Streaming(stream);
        var run = Run(engine);
        using var client = await RawHttpClient.ConnectAsync(await PortAsync());
        var reply = await RunningRouter.ChatAsync(client);

        _signals.Raise();
        _signals.Raise();

        Assert.Equal(0, await run.Patiently());
        await stream.Disposed.Patiently();
        await reply.ReadBodyAsync();
        Assert.NotEqual(BodyEnd.Complete, reply.End);
    }

    [Fact]
    public async Task Port_ThatIsInUse_IsOneLineAndExitsWith1()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var code = await Run(new FakeEngine(), TestSettings.Default with { Server = TestSettings.Default.Server with { Port = port } }).Patiently();

        Assert.Equal(1, code);
        Assert.Equal($"Port {port} on localhost is in use by another program. Stop that program, or choose another port with --port.{Environment.NewLine}", _errors.ToString());
        Assert.Equal("", _output.ToString());
    }

    [Fact]
    public async Task Engine_ThatCannotStart_IsOneLineAndExitsWith1()
    {
        var code = await RouterServer.RunAsync(
            TestSettings.Default,
            services => services.AddSingleton<IRouterEngine>(new FakeEngine()).AddSingleton<IHostedService, BrokenService>(),
            _signals, _output, _errors, _time).Patiently();

        Assert.Equal(1, code);
        Assert.Equal($"The router could not start, by its own fault: no gears{Environment.NewLine}", _errors.ToString());
    }

    [Fact]
    public async Task Host_ThatIsNotThisMachines_IsOneLineAndExitsWith1()
    {
        // RFC 5737: for documentation, never assigned.
        var code = await Run(new FakeEngine(), TestSettings.Default with { Server = TestSettings.Default.Server with { Host = "192.0.2.1" } }).Patiently();

        Assert.Equal(1, code);
        Assert.StartsWith("192.0.2.1 is not an address of this machine.", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Banner_BeforeTheFirstDiscovery_WaitsForIt()
    {
        var discovered = new TaskCompletionSource();
        var engine = new FakeEngine { Status = new(false, 0, [new("demo", ProviderState.Unknown, 0, 0, null)], TestSettings.Status), Discovered = discovered.Task };
        var run = Run(engine);
        await _time.WhenArmedAsync(TimeSpan.FromSeconds(3)).Patiently();
        Assert.Equal("", _output.ToString());

        engine.Status = new(false, 0, [new("demo", ProviderState.Up, 0, 7, null)], TestSettings.Status);
        discovered.SetResult();

        Assert.Contains("7 models", await _output.Written.Patiently(), StringComparison.Ordinal);
        await EndAsync(engine, run);
    }

    [Fact]
    public async Task Banner_OfAJsonLog_IsOneEventOfIt()
    {
        var log = new EventLog();
        var engine = new FakeEngine();
        var run = RouterServer.RunAsync(
            TestSettings.Default with { Log = new LogSettings("Information", Json: true) },
            services => services.AddSingleton<IRouterEngine>(engine).AddLogging(logging => logging.AddFilter("Microsoft", LogLevel.None).AddProvider(log)),
            _signals, _output, _errors, _time);

        Assert.Matches("^LLM Router .* listens; base URL http://localhost:[0-9]+/v1, 1 models, providers demo: up$", await log.First.Patiently());
        Assert.Equal("", _output.ToString());
        await EndAsync(engine, run);
    }

    [Fact]
    public async Task Banner_OfAProviderThatStaysSilent_ComesAfterThreeSeconds()
    {
        var engine = new FakeEngine
        {
            Status = new(false, 0, [new("demo", ProviderState.Unknown, 0, 0, null)], TestSettings.Status),
            Discovered = new TaskCompletionSource().Task,
        };
        var run = Run(engine);
        await _time.WhenArmedAsync(TimeSpan.FromSeconds(3)).Patiently();

        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.Contains("not heard from yet", await _output.Written.Patiently(), StringComparison.Ordinal);
        await EndAsync(engine, run);
    }

    private async Task EndAsync(FakeEngine engine, Task<int> run)
    {
        _signals.Raise();
        engine.EndDrain();
        Assert.Equal(0, await run.Patiently());
    }

    private Task<int> Run(FakeEngine engine, RouterSettings? settings = null) =>
        RouterServer.RunAsync(settings ?? TestSettings.Default, services => services.AddSingleton<IRouterEngine>(engine), _signals, _output, _errors, _time);

    private async Task<int> PortAsync() =>
        int.Parse(ListensOn().Match(await _output.Written.Patiently()).Groups[1].Value, CultureInfo.InvariantCulture);

    private sealed class BrokenService : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("no gears");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    [GeneratedRegex("listens on http://localhost:([0-9]+)")]
    private static partial Regex ListensOn();
}
