using System.Collections.Concurrent;
using LlmRouter.Settings;
using LlmRouter.Testing;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Client;
using LlmRouter.Testing.Time;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Rig;

/// <summary>One scripted provider, the router before it, and clients as many as a test needs.</summary>
internal sealed class TestBench : IAsyncDisposable
{
    // Tests ask many at once.
    private readonly ConcurrentQueue<RawHttpClient> _clients = [];

    private TestBench(ScriptedUpstream upstream, RouterUnderTest router, ManualTime time, string chatPath)
    {
        Time = time;
        Upstream = upstream;
        Router = router;
        ChatPath = chatPath;
    }

    public ScriptedUpstream Upstream { get; }

    public RouterUnderTest Router { get; }

    /// <summary>The router's clock. It stands still: however busy the machine is, no limit is met before the test says so.</summary>
    public ManualTime Time { get; }

    /// <summary>Where the provider takes chats.</summary>
    public string ChatPath { get; }

    /// <summary>A router with one OpenAI-compatible provider.</summary>
    /// <param name="change">What the test is about.</param>
    /// <param name="sendBuffer">See <see cref="ScriptedUpstream"/>.</param>
    /// <param name="time">Another clock than <see cref="Time"/>.</param>
    public static Task<TestBench> OpenAiAsync(Func<RouterSettings, RouterSettings>? change = null, int? sendBuffer = null, TimeProvider? time = null)
    {
        var upstream = new ScriptedUpstream(sendBuffer).On("/v1/models", Step.Document(OpenAiBodies.Models(TestSettings.Model)));
        return StartAsync(upstream, TestSettings.OpenAi(upstream), OpenAiBodies.Path, change, time);
    }

    /// <summary>A router with one Ollama.</summary>
    public static Task<TestBench> OllamaAsync(Func<RouterSettings, RouterSettings>? change = null)
    {
        var upstream = new ScriptedUpstream().On("/api/tags", Step.Document(OllamaBodies.Tags(TestSettings.Model)));
        return StartAsync(upstream, TestSettings.Ollama(upstream), OllamaBodies.Path, change);
    }

    /// <summary>A router with one provider of any dialect; <paramref name="chatPath"/> is where it is asked.</summary>
    public static Task<TestBench> OfAsync(ScriptedUpstream upstream, ProviderSettings provider, string chatPath) => StartAsync(upstream, provider, chatPath);

    public TestBench Chat(params UpstreamStep[] script)
    {
        Upstream.Replace(ChatPath, script);
        return this;
    }

    /// <summary>Sends a request on a connection of its own and reads the head of the reply.</summary>
    public async Task<RawResponse> SendAsync(string method, string path, string? body = null, params (string Name, string Value)[] headers) =>
        await (await NewClientAsync()).ExchangeAsync(method, path, body, headers);

    public Task<RawResponse> PostAsync(string body) => SendAsync("POST", OpenAiBodies.Path, body);

    /// <summary>A chat that streams: the whole body of the router's reply.</summary>
    public async Task<byte[]> StreamAsync(string? body = null)
    {
        var response = await PostAsync(body ?? ChatBody.Stream);
        var bytes = await response.ReadBodyAsync();
        Assert.Equal((200, BodyEnd.Complete), (response.Status, response.End));
        return bytes;
    }

    /// <summary>The provider's connection that took the first request to <paramref name="path"/>; the last one opened may be another's.</summary>
    public async Task<UpstreamConnection> ConnectionAsync(string? path = null) => (await Upstream.RequestAsync(path ?? ChatPath)).Connection;

    public async Task<RawHttpClient> NewClientAsync(int? receiveBuffer = null)
    {
        var client = await Router.ConnectAsync(receiveBuffer);
        _clients.Enqueue(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) client.Dispose();
        await Router.DisposeAsync();
        await Upstream.DisposeAsync();
        Assert.Empty(Upstream.Failures);
    }

    // With every list read: until then an unknown model may be one that nobody has listed yet.
    private static async Task<TestBench> StartAsync(
        ScriptedUpstream upstream, ProviderSettings provider, string chatPath, Func<RouterSettings, RouterSettings>? change = null, TimeProvider? time = null)
    {
        var (settings, standing) = (TestSettings.Of(provider), new ManualTime());
        var router = await RouterUnderTest.StartAsync(change is null ? settings : change(settings), time ?? standing);
        await router.Engine.Discovered.Patiently();
        return new TestBench(upstream, router, standing, chatPath);
    }
}
