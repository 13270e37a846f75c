using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text;
using LlmRouter.Conformance.Framing;
using LlmRouter.Conformance.Rig;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Upstream;
using OpenAI;
using OpenAI.Chat;

namespace LlmRouter.Conformance.Clients;

/// <summary>The NuGet package OpenAI as its users use it, against the router.</summary>
public sealed class OpenAiClientTests
{
    private static readonly UserChatMessage[] Question = [new("hello")];

    [Fact]
    public async Task Stream_Text_ArrivesWithFinishAndUsage()
    {
        await using var bench = await TestBench.OpenAiAsync();
        bench.Chat(Step.Stream(SseStyle.Plain.Render(OpenAiBodies.Stream(FramingText.Pieces, usage: new Usage(3, 5)))));
        var text = new StringBuilder();
        var (finish, total) = (default(ChatFinishReason?), 0);

        await foreach (var update in Client(bench).GetChatClient(TestSettings.Model).CompleteChatStreamingAsync(Question))
        {
            foreach (var part in update.ContentUpdate) text.Append(part.Text);
            finish ??= update.FinishReason;
            total += update.Usage?.TotalTokenCount ?? 0;
        }

        Assert.Equal((FramingText.Whole, ChatFinishReason.Stop, 8), (text.ToString(), finish, total));
    }

    [Fact]
    public async Task Whole_Text_Arrives()
    {
        await using var bench = await TestBench.OpenAiAsync();
        bench.Chat(Step.Document(OpenAiBodies.Document(FramingText.Whole)));

        ChatCompletion completion = await Client(bench).GetChatClient(TestSettings.Model).CompleteChatAsync(Question);

        Assert.Equal((FramingText.Whole, 8), (completion.Content[0].Text, completion.Usage.TotalTokenCount));
    }

    [Fact]
    public async Task Stream_ParallelTools_ArriveApart()
    {
        await using var bench = await TestBench.OpenAiAsync();
        bench.Chat(Step.Stream(SseStyle.Plain.Render(
        [
            OpenAiBodies.Role(), OpenAiBodies.ToolStart(0, "call_a", "weather"), OpenAiBodies.ToolArguments(0, "{\"city\":"), OpenAiBodies.ToolArguments(0, "\"Oslo\"}"),
            OpenAiBodies.ToolStart(0, "call_b", "time", "{}"), OpenAiBodies.Finish("tool_calls"),
        ])));
        var calls = new SortedDictionary<int, (string Id, string Name, string Arguments)>();

        await foreach (var update in Client(bench).GetChatClient(TestSettings.Model).CompleteChatStreamingAsync(Question))
        {
            foreach (var call in update.ToolCallUpdates)
            {
                var known = calls.GetValueOrDefault(call.Index, ("", "", ""));
                calls[call.Index] = (known.Item1 + call.ToolCallId, known.Item2 + call.FunctionName, known.Item3 + call.FunctionArgumentsUpdate);
            }
        }

        Assert.Equal([("call_a", "weather", "{\"city\":\"Oslo\"}"), ("call_b", "time", "{}")], calls.Values);
    }

    [Fact]
    public async Task Whole_Tool_Arrives()
    {
        await using var bench = await TestBench.OpenAiAsync();
        const string message = """{"role":"assistant","content":null,"tool_calls":[{"id":"call_a","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}}]}""";
        bench.Chat(Step.Document(OpenAiBodies.Document(message, "tool_calls", new Usage(1, 1), "chatcmpl-1")));

        ChatCompletion completion = await Client(bench).GetChatClient(TestSettings.Model).CompleteChatAsync(Question);

        Assert.Equal(ChatFinishReason.ToolCalls, completion.FinishReason);
        Assert.Equal(("call_a", "f", "{\"a\":1}"), (completion.ToolCalls[0].Id, completion.ToolCalls[0].FunctionName, completion.ToolCalls[0].FunctionArguments.ToString()));
    }

    [Fact]
    public async Task Embeddings_FromAProviderThatSendsFloats_AreTheSameNumbers()
    {
        await using var bench = await TestBench.OpenAiAsync();
        bench.Upstream.On("/v1/embeddings", Step.Document(
            """{"object":"list","model":"test-model","data":[{"object":"embedding","index":0,"embedding":[0.5,-1.25]}],"usage":{"prompt_tokens":1,"total_tokens":1}}"""));

        // This client asks for base64 by itself.
        var embedding = await Client(bench).GetEmbeddingClient(TestSettings.Model).GenerateEmbeddingAsync("a");

        Assert.Equal([0.5f, -1.25f], embedding.Value.ToFloats().ToArray());
    }

    [Fact]
    public async Task Models_List_NamesTheModel()
    {
        await using var bench = await TestBench.OpenAiAsync();

        var models = await Client(bench).GetOpenAIModelClient().GetModelsAsync();

        Assert.Contains(models.Value, model => model.Id == TestSettings.Model);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Error_BeforeTheCommit_IsAnExceptionWithStatusAndReason(bool stream)
    {
        await using var bench = await TestBench.OpenAiAsync();
        bench.Chat(Step.Document(OpenAiBodies.Error("Too many tokens: 9000.", "context_length_exceeded"), 400));
        var chat = Client(bench).GetChatClient(TestSettings.Model);

        var failure = await Assert.ThrowsAsync<ClientResultException>(async () =>
        {
            if (!stream) await chat.CompleteChatAsync(Question);
            else await foreach (var _ in chat.CompleteChatStreamingAsync(Question)) { }
        });

        Assert.Equal(400, failure.Status);
        Assert.Contains("Too many tokens: 9000.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_AfterTheCommit_IsNoFinishedAnswer()
    {
        await using var bench = await TestBench.OpenAiAsync();
        bench.Chat(Step.Head(), Step.Bytes($"data: {OpenAiBodies.Role()}\n\ndata: {OpenAiBodies.Text("half")}\n\n"), Step.Close());
        var finish = default(ChatFinishReason?);

        // Wire contract §1.12: this version does not report the error object; what it must not see is a finish.
        await foreach (var update in Client(bench).GetChatClient(TestSettings.Model).CompleteChatStreamingAsync(Question)) finish ??= update.FinishReason;

        Assert.Null(finish);
    }

    private static OpenAIClient Client(TestBench bench) => new(
        new ApiKeyCredential("sk-client"),
        new OpenAIClientOptions { Endpoint = new Uri($"http://127.0.0.1:{bench.Router.Port}/v1"), RetryPolicy = new ClientRetryPolicy(0) });
}
