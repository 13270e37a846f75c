using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text;
using LlmRouter.Conformance.Matrix;
using LlmRouter.Testing;
using LlmRouter.Testing.Upstream;
using OpenAI.Responses;

namespace LlmRouter.Conformance.Clients;

/// <summary>The NuGet package OpenAI's client of the Responses API, against the router and every provider dialect behind it.</summary>
public sealed class ResponsesClientTests
{
    private static readonly BinaryData AnyObject = BinaryData.FromString("""{"type":"object","properties":{}}""");

    public static TheoryData<string> Providers => [.. ProviderScript.All.Select(provider => provider.Type)];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Stream_Text_ArrivesWithStatusAndUsage(string provider)
    {
        await using var cell = await Cell.StartAsync(provider, "responses");
        cell.Stream(cell.Provider.Streamed(Story.Thoughtful));
        var (text, whole) = (new StringBuilder(), default(ResponseResult));

        await foreach (var update in await Client(cell).CreateResponseStreamingAsync(Question()))
        {
            if (update is StreamingResponseOutputTextDeltaUpdate delta) text.Append(delta.Delta);
            if (update is StreamingResponseCompletedUpdate completed) whole = completed.Response;
        }

        Assert.Equal((Story.Thoughtful.WholeText, Story.Thoughtful.WholeText), (text.ToString(), whole?.GetOutputText()));
        Assert.Equal((ResponseStatus.Completed, 11, 7), (whole!.Status, whole.Usage.InputTokenCount, whole.Usage.OutputTokenCount));
        Assert.Equal(Story.Thoughtful.WholeReasoning, Assert.Single(whole.OutputItems.OfType<ReasoningResponseItem>()).GetSummaryText());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Stream_ParallelTools_ArriveApart(string provider)
    {
        await using var cell = await Cell.StartAsync(provider, "responses");
        cell.Stream(cell.Provider.Streamed(Story.Calling));
        var calls = new List<FunctionCallResponseItem>();

        await foreach (var update in await Client(cell).CreateResponseStreamingAsync(Question(withTools: true)))
            if (update is StreamingResponseOutputItemDoneUpdate { Item: FunctionCallResponseItem call }) calls.Add(call);

        AssertCalls(calls);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Whole_ParallelTools_ArriveApart(string provider)
    {
        await using var cell = await Cell.StartAsync(provider, "responses");
        cell.Whole(Step.Document(cell.Provider.Document(Story.Calling)));

        ResponseResult response = await Client(cell).CreateResponseAsync(Question(withTools: true, stream: false));

        AssertCalls([.. response.OutputItems.OfType<FunctionCallResponseItem>()]);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Error_BeforeTheAnswer_IsAnExceptionWithItsReason(string provider)
    {
        await using var cell = await Cell.StartAsync(provider, "responses");
        cell.Stream(Step.Document(cell.Provider.Refusal("Too many tokens."), 400));

        var fault = await Assert.ThrowsAsync<ClientResultException>(async () =>
        {
            await foreach (var _ in await Client(cell).CreateResponseStreamingAsync(Question()))
            {
            }
        });

        Assert.Equal(400, fault.Status);
        Assert.Contains("Too many tokens.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Error_InTheMiddle_IsReportedAndNeverACompletedResponse(string provider)
    {
        await using var cell = await Cell.StartAsync(provider, "responses");
        cell.Stream(Step.Stream(Encoding.UTF8.GetBytes(string.Concat(cell.Provider.Body(Story.Plain))), cell.Provider.ContentType));
        var updates = new List<StreamingResponseUpdate>();

        await foreach (var update in await Client(cell).CreateResponseStreamingAsync(Question())) updates.Add(update);

        Assert.Contains(updates, update => update is StreamingResponseErrorUpdate { Message.Length: > 0 });
        Assert.Contains(updates, update => update is StreamingResponseFailedUpdate { Response.Error.Message.Length: > 0 });
        Assert.DoesNotContain(updates, update => update is StreamingResponseCompletedUpdate or StreamingResponseIncompleteUpdate);
    }

    [Fact]
    public async Task Cancel_AfterTheFirstToken_ReachesTheProvider()
    {
        await using var cell = await Cell.StartAsync("gemini", "responses");
        cell.Stream([Step.Head(), Step.Bytes(string.Concat(cell.Provider.Body(Story.Plain))), Step.Stall()]);
        using var leave = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in (await Client(cell).CreateResponseStreamingAsync(Question(), leave.Token)).WithCancellation(leave.Token))
                if (update is StreamingResponseOutputTextDeltaUpdate) await leave.CancelAsync();
        });

        await cell.Upstream.Requests.First(request => request.Method == "POST").Connection.PeerClosed.Patiently();
    }

    private static void AssertCalls(List<FunctionCallResponseItem> calls)
    {
        Assert.Equal(["get_weather", "get_time"], calls.Select(call => call.FunctionName));
        Assert.Equal(2, calls.Select(call => call.CallId).Distinct().Count());
        Assert.Contains("Köln", calls[0].FunctionArguments.ToString(), StringComparison.Ordinal);
    }

    private static CreateResponseOptions Question(bool withTools = false, bool stream = true)
    {
        var options = new CreateResponseOptions { Model = TestSettings.Model, Instructions = "Be brief.", StreamingEnabled = stream };
        options.InputItems.Add(ResponseItem.CreateUserMessageItem("hello"));
        foreach (var call in withTools ? Story.ParallelCalls : []) options.Tools.Add(new FunctionTool(call.Name, AnyObject, strictModeEnabled: false));
        return options;
    }

    private static ResponsesClient Client(Cell cell) => new(
        new ApiKeyCredential("sk-client"), new ResponsesClientOptions { Endpoint = new Uri(cell.Root, "/v1"), RetryPolicy = new ClientRetryPolicy(0) });
}
