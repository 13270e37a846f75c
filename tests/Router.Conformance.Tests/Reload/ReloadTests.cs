using LlmRouter.Contracts;
using LlmRouter.Settings;
using LlmRouter.Testing;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Client;
using LlmRouter.Testing.Replies;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Reload;

/// <summary>The configuration of a running router is changed, as SIGHUP has it read again: requests and live streams notice nothing.</summary>
public sealed class ReloadTests : IAsyncLifetime
{
    private readonly ScriptedUpstream _first = Provider("first");
    private readonly ScriptedUpstream _second = Provider("second");
    private readonly WrittenFiles _files = new("");
    private readonly List<RawHttpClient> _clients = [];
    private RouterUnderTest _router = null!;

    public async Task InitializeAsync()
    {
        _files.Text = With(("alpha", _first));
        var source = new SettingsSource(new SettingsSources { ConfigFile = WrittenFiles.Path, Environment = new Dictionary<string, string>(), Files = _files });
        var outcome = source.Load();
        Assert.True(outcome.IsValid, string.Join('\n', outcome.Mistakes));
        _router = await RouterUnderTest.StartAsync(outcome.Settings, TimeProvider.System, source);
        await _router.Engine.Discovered.Patiently();
    }

    public async Task DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await _router.DisposeAsync();
        foreach (var upstream in (ScriptedUpstream[])[_first, _second])
        {
            await upstream.DisposeAsync();
            Assert.Empty(upstream.Failures);
        }
    }

    [Fact]
    public async Task Provider_Added_AnswersAndListsItsModels()
    {
        await ReloadAsync(With(("alpha", _first), ("beta", _second)), () => _router.Engine.Models.Any(model => model.Id == "second-model"));

        Assert.Equal("second", await AskAsync("beta/any"));
        Assert.Equal("first", await AskAsync("alpha/any"));
    }

    [Fact]
    public async Task Provider_Removed_IsUnknownAndItsLiveStreamGoesOn()
    {
        var (gate, response, before) = await StreamAsync();

        // With beta's list read: until then an unknown model may be one that beta has not listed yet.
        await ReloadAsync(With(("beta", _second)), () => _router.Engine.Models.Any(model => model.Id == "second-model"));
        await ErrorAssert.IsStatusAsync(await PostAsync("alpha/any"), 404, ErrorCode.ModelNotFound);
        gate.Open();

        Assert.Equal("begun and ended", StreamAssert.IsCanonical([.. before, .. await response.ReadBodyAsync()]).Text);
        await Until.TrueAsync(() => _router.LiveStreams == 0);
        // With the stream's end the removed provider's connections are closed.
        foreach (var connection in _first.Connections) await connection.PeerClosed.Patiently();
    }

    [Fact]
    public async Task Provider_MovedElsewhere_IsAskedThereAndItsLiveStreamGoesOn()
    {
        var (gate, response, before) = await StreamAsync();

        await ReloadAsync(With(("alpha", _second)), () => _router.Engine.Models.Any(model => model.Id == "second-model"));
        Assert.Equal("second", await AskAsync("alpha/any"));
        gate.Open();

        Assert.Equal("begun and ended", StreamAssert.IsCanonical([.. before, .. await response.ReadBodyAsync()]).Text);
    }

    [Fact]
    public async Task Keys_Changed_HoldForTheNextRequest()
    {
        Assert.Equal(200, (await PostAsync("alpha/any")).Status);

        await ReloadAsync(With(("alpha", _first)) + "\nrouter.auth.keys = [the-new-key]", Loaded());

        Assert.Equal(401, (await PostAsync("alpha/any")).Status);
        Assert.Equal(200, (await PostAsync("alpha/any", ("Authorization", "Bearer the-new-key"))).Status);
    }

    [Fact]
    public async Task Configuration_Wrong_ServesOnTheLastGoodAndSaysSo()
    {
        await ReloadAsync("router { providers { alpha { base-url = 7 } } ", () => _router.Engine.Status.Settings.IsStale);

        Assert.Equal("first", await AskAsync("alpha/any"));
        var ready = await (await ConnectAsync()).ExchangeAsync("GET", "/health/ready");
        Assert.Equal(200, ready.Status);
        Assert.Contains("\"settings\":{\"state\":\"stale\"", System.Text.Encoding.UTF8.GetString(await ready.ReadBodyAsync()), StringComparison.Ordinal);

        await ReloadAsync(With(("alpha", _second)), () => !_router.Engine.Status.Settings.IsStale);
        Assert.Equal("second", await AskAsync("alpha/any"));
    }

    [Fact]
    public async Task Configuration_ReloadedAHundredTimesUnderLoad_FailsNoRequest()
    {
        using var over = new CancellationTokenSource();
        var load = Enumerable.Range(0, 4).Select(_ => AskUntilAsync(over.Token)).ToList();

        for (var i = 0; i < 100; i++)
        {
            // Another key each time: another cell, other connections.
            _files.Text = With(("alpha", i % 2 == 0 ? _second : _first)).Replace("{ base-url", $"{{ api-key = key-{i}, base-url", StringComparison.Ordinal);
            _router.Engine.ReloadSettings();
            Assert.Contains(await AskAsync("alpha/any"), (string[])["first", "second"]);
        }

        await over.CancelAsync();
        var answered = await Task.WhenAll(load).Patiently();
        Assert.All(answered, count => Assert.True(count > 0));
        await Until.TrueAsync(() => _router.LiveStreams == 0);
        // By a name of its own: the last of the hundred may still be on its way.
        await ReloadAsync(With(("alpha", _second)) + "\nrouter.aliases.last = \"alpha/any\"", () => _router.Engine.Models.Any(model => model.Id == "last"));
        Assert.Equal("second", await AskAsync("last"));
    }

    // Whichever settings were read last are in force now: their age tells.
    private Func<bool> Loaded()
    {
        var before = _router.Engine.Status.Settings.LoadedAt;
        return () => _router.Engine.Status.Settings.LoadedAt > before;
    }

    private static ScriptedUpstream Provider(string text) => new ScriptedUpstream()
        .On("/v1/models", Step.Document(OpenAiBodies.Models(text + "-model")))
        .On(OpenAiBodies.Path, Step.Document(OpenAiBodies.Document(text)));

    private static string With(params (string Name, ScriptedUpstream Upstream)[] providers) =>
        "router { reload.poll = off, server.host = \"127.0.0.1\", server.port = 0, providers { ollama.enabled = off, demo.enabled = off, "
        + string.Join(", ", providers.Select(provider => $"{provider.Name} {{ base-url = \"{new Uri(provider.Upstream.Root, "/v1")}\" }}")) + " } }";

    private async Task ReloadAsync(string text, Func<bool> isDone)
    {
        _files.Text = text;
        _router.Engine.ReloadSettings();
        await Until.TrueAsync(isDone);
    }

    private async Task<int> AskUntilAsync(CancellationToken over)
    {
        var answered = 0;
        while (!over.IsCancellationRequested)
        {
            Assert.Contains(await AskAsync("alpha/any"), (string[])["first", "second"]);
            answered++;
        }

        return answered;
    }

    private async Task<string> AskAsync(string model)
    {
        var response = await PostAsync(model);
        var body = System.Text.Encoding.UTF8.GetString(await response.ReadBodyAsync());
        Assert.True(response.Status == 200, body);
        return JsonText.Parse(body).GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;
    }

    private async Task<(Gate Gate, RawResponse Response, byte[] Before)> StreamAsync()
    {
        var gate = new Gate();
        _first.Replace(OpenAiBodies.Path, Step.Head(), Event(OpenAiBodies.Role()), Event(OpenAiBodies.Text("begun")), Step.Wait(gate), Event(OpenAiBodies.Text(" and ended")), Event(OpenAiBodies.Finish("stop")));
        var response = await (await ConnectAsync()).ExchangeAsync("POST", OpenAiBodies.Path, ChatBody.With("\"stream\":true", "alpha/any"));
        return (gate, response, await response.ReadUntilAsync("begun"));
    }

    private async Task<RawResponse> PostAsync(string model, params (string Name, string Value)[] headers) =>
        await (await ConnectAsync()).ExchangeAsync("POST", OpenAiBodies.Path, ChatBody.With("\"stream\":false", model), headers);

    private async Task<RawHttpClient> ConnectAsync()
    {
        var client = await _router.ConnectAsync();
        lock (_clients) _clients.Add(client);
        return client;
    }

    private static UpstreamStep Event(string payload) => Step.Bytes($"data: {payload}\n\n");
}
