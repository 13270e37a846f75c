using System.Text;
using System.Text.Json;
using LlmRouter.Conformance.Framing;
using LlmRouter.Conformance.Rig;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Client;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Clients;

/// <summary>Clients of Ollama, over a provider of either dialect: what they read is Ollama's, and a broken answer never says <c>done</c>.</summary>
public sealed class OllamaClientTests
{
    private const string Chat = """{"model":"test-model","messages":[{"role":"user","content":"hello"}]}""";
    private const string WholeChat = """{"model":"test-model","messages":[{"role":"user","content":"hello"}],"stream":false}""";

    public static TheoryData<string> Providers => ["openai", "ollama"];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Stream_MemberMissing_StreamsLinesAndEndsWithDone(string provider)
    {
        await using var bench = await AnsweringAsync(provider);

        var lines = await LinesAsync(await bench.SendAsync("POST", "/api/chat", Chat));

        Assert.Equal(FramingText.Whole, string.Concat(lines.Select(line => line.GetProperty("message").GetProperty("content").GetString())));
        Assert.All(lines, line => Assert.Equal(TestSettings.Model, line.GetProperty("model").GetString()));
        Assert.All(lines[..^1], line => Assert.False(line.GetProperty("done").GetBoolean()));
        AssertDone(lines[^1]);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Whole_Text_IsOneDocument(string provider)
    {
        await using var bench = await StartAsync(provider);
        bench.Chat(Step.Document(provider == "ollama" ? OllamaBodies.Document(FramingText.Whole) : OpenAiBodies.Document(FramingText.Whole)));

        var response = await bench.SendAsync("POST", "/api/chat", WholeChat);
        var reply = await response.ReadJsonAsync();

        Assert.Equal((200, "application/json"), (response.Status, response.Header("content-type")));
        Assert.Equal(FramingText.Whole, reply.GetProperty("message").GetProperty("content").GetString());
        AssertDone(reply);
    }

    [Fact]
    public async Task Generate_OverOpenAi_IsAChatOfOneTurn()
    {
        await using var bench = await AnsweringAsync("openai");

        var lines = await LinesAsync(await bench.SendAsync("POST", "/api/generate", """{"model":"test-model:latest","prompt":"hello","system":"be brief"}"""));

        Assert.Equal(FramingText.Whole, string.Concat(lines.Select(line => line.GetProperty("response").GetString())));
        AssertDone(lines[^1]);
        var asked = JsonText.Parse((await bench.Upstream.RequestAsync(OpenAiBodies.Path)).Body);
        Assert.Equal(TestSettings.Model, asked.GetProperty("model").GetString());
        Assert.Equal(["system", "user"], asked.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("role").GetString()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tools_InPiecesFromOpenAi_AreWholeObjects(bool stream)
    {
        await using var bench = await StartAsync("openai");
        bench.Chat(Step.Stream(SseStyle.Plain.Render(
        [
            OpenAiBodies.Role(), OpenAiBodies.ToolStart(0, "call_a", "weather"), OpenAiBodies.ToolArguments(0, "{\"city\":"), OpenAiBodies.ToolArguments(0, "\"Осло\"}"),
            OpenAiBodies.ToolStart(1, "call_b", "time", "{}"), OpenAiBodies.Finish("tool_calls"),
        ])));

        var response = await bench.SendAsync("POST", "/api/chat", stream ? Chat : WholeChat);
        var lines = stream ? await LinesAsync(response) : [await response.ReadJsonAsync()];

        var message = Assert.Single(lines.Select(line => line.GetProperty("message")), message => message.TryGetProperty("tool_calls", out _));
        Assert.Equal(
            [("weather", """{"city":"Осло"}"""), ("time", "{}")],
            message.GetProperty("tool_calls").EnumerateArray().Select(call => call.GetProperty("function"))
                .Select(function => (function.GetProperty("name").GetString()!, function.GetProperty("arguments").GetRawText())));
        Assert.Equal("stop", lines[^1].GetProperty("done_reason").GetString());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Fault_BeforeTheCommit_IsAStatusAndAText(string provider)
    {
        await using var bench = await StartAsync(provider);
        bench.Chat(Step.Close());

        foreach (var body in (string[])[Chat, WholeChat])
        {
            var response = await bench.SendAsync("POST", "/api/chat", body);
            Assert.Equal((502, "application/json"), (response.Status, response.Header("content-type")));
            AssertError(await response.ReadJsonAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Fault_AfterTheCommit_IsTheLastLineAndNeverDone(string provider)
    {
        await using var bench = await StartAsync(provider);
        var clientHasTheToken = new Gate();
        bench.Chat(Step.Head(), Step.Bytes(Half(provider)), Step.Wait(clientHasTheToken), Step.Reset());
        var response = await bench.SendAsync("POST", "/api/chat", Chat);
        var before = await response.ReadUntilAsync("half an answer");

        clientHasTheToken.Open();

        var lines = await LinesAsync(response, before);
        AssertError(lines[^1]);
        Assert.NotEmpty(lines[..^1]);
        Assert.All(lines[..^1], line => Assert.False(line.GetProperty("done").GetBoolean()));
    }

    [Theory]
    [InlineData("/api/chat", """{"messages":[]}""", 400)]
    [InlineData("/api/chat", """{"model":"test-model","messages":1}""", 400)]
    [InlineData("/api/chat", "{", 400)]
    [InlineData("/api/generate", """{"model":"a/nobody's","prompt":"x"}""", 404)]
    [InlineData("/api/embed", """{"model":"test-model"}""", 400)]
    public async Task Request_ThatIsWrong_IsAStatusAndAText(string path, string body, int status)
    {
        await using var bench = await AnsweringAsync("openai");

        var response = await bench.SendAsync("POST", path, body);

        Assert.Equal(status, response.Status);
        AssertError(await response.ReadJsonAsync());
    }

    [Theory]
    [InlineData("/api/chat", """{"model":"test-model"}""", "load")]
    [InlineData("/api/chat", """{"model":"test-model","messages":[],"keep_alive":0}""", "unload")]
    [InlineData("/api/generate", """{"model":"test-model","prompt":"","stream":false}""", "load")]
    public async Task LoadOnly_OverAProviderWithNothingToLoad_IsAnsweredWithoutIt(string path, string body, string reason)
    {
        await using var bench = await AnsweringAsync("openai");

        var response = await bench.SendAsync("POST", path, body);
        var reply = await response.ReadJsonAsync();

        Assert.Equal("0", response.Header("x-router-attempts"));
        Assert.Equal((true, reason), (reply.GetProperty("done").GetBoolean(), reply.GetProperty("done_reason").GetString()));
        Assert.DoesNotContain(bench.Upstream.Requests, request => request.Method == "POST");
    }

    [Theory]
    [InlineData("openai", "/v1/embeddings", """{"object":"list","data":[{"index":1,"embedding":[2,3]},{"index":0,"embedding":"AAAAPwAAgD8="}],"usage":{"prompt_tokens":4,"total_tokens":4}}""")]
    [InlineData("ollama", "/api/embed", """{"model":"test-model","embeddings":[[0.5,1],[2,3]],"prompt_eval_count":4}""")]
    public async Task Embed_OfEitherProvider_IsOllamas(string provider, string path, string document)
    {
        await using var bench = await StartAsync(provider);
        bench.Upstream.Replace(path, Step.Document(document));

        var body = await (await bench.SendAsync("POST", "/api/embed", """{"model":"test-model","input":["a","b"]}""")).ReadBodyAsync();

        Assert.Equal("""{"model":"test-model","embeddings":[[0.5,1],[2,3]],"prompt_eval_count":4}""", Encoding.UTF8.GetString(body));
    }

    private static Task<TestBench> StartAsync(string provider) => provider == "ollama" ? TestBench.OllamaAsync() : TestBench.OpenAiAsync();

    private static async Task<TestBench> AnsweringAsync(string provider)
    {
        var bench = await StartAsync(provider);
        return provider == "ollama"
            ? bench.Chat(Step.Stream(LineStyle.Plain.Render(OllamaBodies.Stream(FramingText.Pieces)), "application/x-ndjson"))
            : bench.Chat(Step.Stream(SseStyle.Plain.Render(OpenAiBodies.Stream(FramingText.Pieces, usage: new Usage(3, 5)))));
    }

    private static string Half(string provider) =>
        provider == "ollama" ? OllamaBodies.Text("half an answer") + "\n" : $"data: {OpenAiBodies.Text("half an answer")}\n\n";

    // One JSON object a line and nothing else: a blank line breaks Ollama's own clients.
    private static async Task<List<JsonElement>> LinesAsync(RawResponse response, byte[]? alreadyRead = null)
    {
        byte[] body = [.. alreadyRead ?? [], .. await response.ReadBodyAsync()];
        Assert.Equal((200, BodyEnd.Complete), (response.Status, response.End));
        Assert.Equal("application/x-ndjson", response.Header("content-type"));
        var text = Encoding.UTF8.GetString(body);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        return [.. text[..^1].Split('\n').Select(JsonText.Parse)];
    }

    private static void AssertDone(JsonElement last)
    {
        Assert.True(last.GetProperty("done").GetBoolean());
        Assert.Equal("stop", last.GetProperty("done_reason").GetString());
        Assert.Equal((3, 5), (last.GetProperty("prompt_eval_count").GetInt32(), last.GetProperty("eval_count").GetInt32()));
    }

    private static void AssertError(JsonElement line)
    {
        var error = Assert.Single(line.EnumerateObject());
        Assert.Equal("error", error.Name);
        Assert.False(string.IsNullOrWhiteSpace(error.Value.GetString()));
        ErrorAssert.LeaksNothing(error.Value.GetString()!);
    }
}
