using System.Text;
using System.Text.Json;
using LlmRouter.Conformance.Goldens;
using LlmRouter.Conformance.Goldens.Wire;
using LlmRouter.Conformance.Rig;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Client;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Matrix;

/// <summary>One provider behind a router, and a client of one facade before it.</summary>
internal sealed class Cell : IAsyncDisposable
{
    private readonly TestBench _bench;

    private Cell(TestBench bench, ProviderScript provider, FacadeAsk ask)
    {
        _bench = bench;
        Provider = provider;
        Ask = ask;
    }

    public ProviderScript Provider { get; }

    public FacadeAsk Ask { get; }

    /// <summary>Where clients find the router.</summary>
    public Uri Root => new($"http://127.0.0.1:{_bench.Router.Port}");

    public ScriptedUpstream Upstream => _bench.Upstream;

    public static async Task<Cell> StartAsync(string provider, string facade)
    {
        var script = ProviderScript.All.Single(each => each.Type == provider);
        var upstream = new ScriptedUpstream().On(script.ListPath, Step.Document("""{"data":[]}"""));
        return new Cell(await TestBench.OfAsync(upstream, script.Settings(upstream), script.Path(stream: true)), script, FacadeAsk.All.Single(each => each.Facade == facade));
    }

    /// <summary>What the provider answers to whoever asks for a stream.</summary>
    public void Stream(UpstreamStep[] script) => _bench.Upstream.Replace(Provider.Path(stream: true), script);

    /// <summary>What the provider answers to whoever asks for a document.</summary>
    public void Whole(UpstreamStep[] script) => _bench.Upstream.Replace(Provider.Path(stream: false), script);

    public Task<RawResponse> SendAsync(string body) => _bench.SendAsync("POST", Ask.Path, body);

    /// <summary>The body of a reply that must have begun well.</summary>
    public async Task<string> AskAsync(string body)
    {
        var response = await SendAsync(body);
        var text = Encoding.UTF8.GetString(await response.ReadBodyAsync());
        Assert.True(response.Status == 200 && response.End == BodyEnd.Complete, text);
        return text;
    }

    /// <summary>The request that the provider got.</summary>
    public JsonElement Request() => JsonText.Parse(_bench.Upstream.Requests.First(request => request.Method == "POST").Text);

    public WireReply Read(string body, bool stream)
    {
        var reader = Facade.Named(Ask.Facade).Reader;
        return stream ? reader.Stream(body) : reader.Document(body);
    }

    public void AssertHears(Story story, WireReply reply)
    {
        Assert.Null(reply.Error);
        Assert.True(reply.Terminated);
        var choice = reply.Choices[0];
        Assert.Equal((story.WholeReasoning, story.WholeText), (choice.Reasoning.ToString(), choice.Text.ToString()));
        Assert.Equal(story.Calls.Select(call => call.Name), choice.Calls.Select(call => call.Name));
        Assert.Equal(story.Calls.Select(call => Compact(call.Arguments)), choice.Calls.Select(call => Compact(call.Arguments.ToString())));
        Assert.Equal(choice.Calls.Count, choice.Calls.Select(call => call.Id).Distinct().Count());
        Assert.Equal(FinishWords.In(Facade.Named(Ask.Facade), story.Calls.Count > 0 ? "tool_calls" : "stop", story.Calls.Count > 0 ? "tool_use" : "end_turn", Provider.Type == Ask.Facade), choice.Finish);
        Assert.Equal((story.Usage.Input, story.Usage.Output), (reply.Usage?.Input, reply.Usage?.Output));
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    private static string Compact(string json) => JsonSerializer.Serialize(JsonText.Parse(json));
}
