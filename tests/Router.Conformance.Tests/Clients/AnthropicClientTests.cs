using System.Text;
using System.Text.Json;
using Anthropic;
using Anthropic.Exceptions;
using Anthropic.Models.Messages;
using LlmRouter.Conformance.Matrix;
using LlmRouter.Testing;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Clients;

/// <summary>The NuGet package Anthropic as its users use it, against the router and every provider dialect behind it.</summary>
public sealed class AnthropicClientTests
{
    private static readonly InputSchema AnyObject = new(new Dictionary<string, JsonElement> { ["type"] = JsonSerializer.SerializeToElement("object") });

    public static TheoryData<string> Providers => [.. ProviderScript.All.Select(provider => provider.Type)];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Stream_Text_ArrivesWithStopReasonAndUsage(string provider)
    {
        await using var cell = await Cell.StartAsync(provider, "anthropic");
        cell.Stream(cell.Provider.Streamed(Story.Thoughtful));
        var (text, thinking, stop, output) = (new StringBuilder(), new StringBuilder(), "", 0L);

        await foreach (var said in Client(cell).Messages.CreateStreaming(Question()))
        {
            if (said.TryPickContentBlockDelta(out var delta) && delta.Delta.TryPickText(out var piece)) text.Append(piece.Text);
            if (said.TryPickContentBlockDelta(out var other) && other.Delta.TryPickThinking(out var thought)) thinking.Append(thought.Thinking);
            if (!said.TryPickDelta(out var last)) continue;
            stop = last.Delta.StopReason?.Raw() ?? "";
            output = last.Usage.OutputTokens;
        }

        Assert.Equal((Story.Thoughtful.WholeText, Story.Thoughtful.WholeReasoning), (text.ToString(), thinking.ToString()));
        Assert.Equal(("end_turn", 7), (stop, output));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Whole_ParallelTools_ArriveApart(string provider)
    {
        await using var cell = await Cell.StartAsync(provider, "anthropic");
        cell.Whole(Step.Document(cell.Provider.Document(Story.Calling)));

        var message = await Client(cell).Messages.Create(Question(withTools: true));

        var calls = message.Content.Select(block => block.TryPickToolUse(out var call) ? call : null).OfType<ToolUseBlock>().ToList();
        Assert.Equal(["get_weather", "get_time"], calls.Select(call => call.Name));
        Assert.Equal("Köln", calls[0].Input["city"].GetString());
        Assert.Equal(2, calls.Select(call => call.ID).Distinct().Count());
        Assert.Equal("tool_use", message.StopReason?.Raw());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Stream_ParallelTools_ArriveApart(string provider)
    {
        await using var cell = await Cell.StartAsync(provider, "anthropic");
        cell.Stream(cell.Provider.Streamed(Story.Calling));
        var calls = new SortedDictionary<long, (string Name, string Arguments)>();

        await foreach (var said in Client(cell).Messages.CreateStreaming(Question(withTools: true)))
        {
            if (said.TryPickContentBlockStart(out var start) && start.ContentBlock.TryPickToolUse(out var call)) calls[start.Index] = (call.Name, "");
            if (said.TryPickContentBlockDelta(out var delta) && delta.Delta.TryPickInputJson(out var json))
                calls[delta.Index] = (calls[delta.Index].Name, calls[delta.Index].Arguments + json.PartialJson);
        }

        Assert.Equal(["get_weather", "get_time"], calls.Values.Select(call => call.Name));
        Assert.Equal("Köln", JsonSerializer.Deserialize<JsonElement>(calls.Values.First().Arguments).GetProperty("city").GetString());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Error_BeforeTheAnswer_IsAnExceptionWithItsReason(string provider)
    {
        await using var cell = await Cell.StartAsync(provider, "anthropic");
        cell.Stream(Step.Document(cell.Provider.Refusal("Too many tokens."), 400));

        var fault = await Assert.ThrowsAsync<AnthropicBadRequestException>(() => ReadAllAsync(cell));

        Assert.Contains("Too many tokens.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Error_InTheMiddle_IsAnException(string provider)
    {
        await using var cell = await Cell.StartAsync(provider, "anthropic");
        cell.Stream(Step.Stream(Encoding.UTF8.GetBytes(string.Concat(cell.Provider.Body(Story.Plain))), cell.Provider.ContentType));

        await Assert.ThrowsAnyAsync<AnthropicException>(() => ReadAllAsync(cell));
    }

    [Fact]
    public async Task Cancel_AfterTheFirstToken_ReachesTheProvider()
    {
        await using var cell = await Cell.StartAsync("openai", "anthropic");
        cell.Stream([Step.Head(), Step.Bytes(string.Concat(cell.Provider.Body(Story.Plain))), Step.Stall()]);
        using var leave = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var said in Client(cell).Messages.CreateStreaming(Question(), leave.Token))
                if (said.TryPickContentBlockDelta(out _)) leave.Cancel();
        });

        await cell.Upstream.Requests.First(request => request.Method == "POST").Connection.PeerClosed.Patiently();
    }

    [Fact]
    public async Task CountTokens_OverAProviderThatCounts_IsItsCount()
    {
        await using var cell = await Cell.StartAsync("anthropic", "anthropic");
        cell.Upstream.On("/v1/messages/count_tokens", Step.Document("""{"input_tokens":42}"""));

        Assert.Equal(42, (await Client(cell).Messages.CountTokens(new() { Model = TestSettings.Model, Messages = [new UserMessageParam("hello")] })).InputTokens);
    }

    [Fact]
    public async Task CountTokens_OverAProviderThatDoesNot_IsAnEstimateAndAsksNobody()
    {
        await using var cell = await Cell.StartAsync("openai", "anthropic");

        var count = await Client(cell).Messages.CountTokens(new() { Model = TestSettings.Model, Messages = [new UserMessageParam(new string('x', 4000))] });

        Assert.InRange(count.InputTokens, 900, 1100);
        Assert.DoesNotContain(cell.Upstream.Requests, request => request.Method == "POST");
    }

    private static async Task ReadAllAsync(Cell cell)
    {
        await foreach (var _ in Client(cell).Messages.CreateStreaming(Question()))
        {
        }
    }

    private static AnthropicClient Client(Cell cell) => new() { ApiKey = "sk-client", BaseUrl = cell.Root.ToString().TrimEnd('/'), MaxRetries = 0 };

    private static MessageCreateParams Question(bool withTools = false) => new()
    {
        Model = TestSettings.Model,
        MaxTokens = 1000,
        Messages = [new UserMessageParam("hello")],
        Tools = withTools ? [.. Story.ParallelCalls.Select(call => (ToolUnion)new Tool { Name = call.Name, InputSchema = AnyObject })] : null,
    };
}
