using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text;
using LlmRouter.Conformance.Matrix;
using LlmRouter.Testing;
using LlmRouter.Testing.Upstream;
using OpenAI;
using OpenAI.Chat;

namespace LlmRouter.Conformance.Clients;

/// <summary>The NuGet package OpenAI's chat client against every provider dialect; what it does beyond chats stands in <see cref="OpenAiClientTests"/>.</summary>
public sealed class ChatClientTests
{
    private static readonly UserChatMessage[] Question = [new("hello")];

    public static TheoryData<string> Providers => [.. ProviderScript.All.Select(provider => provider.Type)];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Stream_Text_ArrivesWithFinishAndUsage(string provider)
    {
        await using var cell = await Cell.StartAsync(provider, "openai");
        cell.Stream(cell.Provider.Streamed(Story.Thoughtful));
        var (text, finish, total) = (new StringBuilder(), default(ChatFinishReason?), 0);

        await foreach (var update in Client(cell).CompleteChatStreamingAsync(Question))
        {
            foreach (var part in update.ContentUpdate) text.Append(part.Text);
            finish ??= update.FinishReason;
            total += update.Usage?.TotalTokenCount ?? 0;
        }

        Assert.Equal((Story.Thoughtful.WholeText, ChatFinishReason.Stop, 18), (text.ToString(), finish, total));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Whole_ParallelTools_ArriveApart(string provider)
    {
        await using var cell = await Cell.StartAsync(provider, "openai");
        cell.Whole(Step.Document(cell.Provider.Document(Story.Calling)));
        var options = new ChatCompletionOptions();
        foreach (var call in Story.ParallelCalls) options.Tools.Add(ChatTool.CreateFunctionTool(call.Name));

        ChatCompletion completion = await Client(cell).CompleteChatAsync(Question, options);

        Assert.Equal(ChatFinishReason.ToolCalls, completion.FinishReason);
        Assert.Equal(["get_weather", "get_time"], completion.ToolCalls.Select(call => call.FunctionName));
        Assert.Equal(2, completion.ToolCalls.Select(call => call.Id).Distinct().Count());
        Assert.Contains("Köln", completion.ToolCalls[0].FunctionArguments.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Error_BeforeTheAnswer_IsAnExceptionWithItsReason(string provider)
    {
        await using var cell = await Cell.StartAsync(provider, "openai");
        cell.Stream(Step.Document(cell.Provider.Refusal("Too many tokens."), 400));

        var fault = await Assert.ThrowsAsync<ClientResultException>(async () =>
        {
            await foreach (var _ in Client(cell).CompleteChatStreamingAsync(Question))
            {
            }
        });

        Assert.Equal(400, fault.Status);
        Assert.Contains("Too many tokens.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Error_InTheMiddle_IsNoFinishedAnswer(string provider)
    {
        await using var cell = await Cell.StartAsync(provider, "openai");
        cell.Stream(Step.Stream(Encoding.UTF8.GetBytes(string.Concat(cell.Provider.Body(Story.Plain))), cell.Provider.ContentType));
        var finish = default(ChatFinishReason?);

        // Wire contract §1.12: this version does not report the error object; what it must not see is a finish.
        await foreach (var update in Client(cell).CompleteChatStreamingAsync(Question)) finish ??= update.FinishReason;

        Assert.Null(finish);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Cancel_AfterTheFirstToken_ReachesTheProvider(string provider)
    {
        await using var cell = await Cell.StartAsync(provider, "openai");
        cell.Stream([Step.Head(200, cell.Provider.ContentType), Step.Bytes(string.Concat(cell.Provider.Body(Story.Plain))), Step.Stall()]);
        using var leave = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in Client(cell).CompleteChatStreamingAsync(Question, cancellationToken: leave.Token))
                if (update.ContentUpdate.Count > 0) await leave.CancelAsync();
        });

        await cell.Upstream.Requests.First(request => request.Method == "POST").Connection.PeerClosed.Patiently();
    }

    private static ChatClient Client(Cell cell) => new OpenAIClient(
        new ApiKeyCredential("sk-client"), new OpenAIClientOptions { Endpoint = new Uri(cell.Root, "/v1"), RetryPolicy = new ClientRetryPolicy(0) }).GetChatClient(TestSettings.Model);
}
