using LlmRouter.Conformance.Rig;
using LlmRouter.Contracts;
using LlmRouter.Settings;
using LlmRouter.Testing;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Client;
using LlmRouter.Testing.Time;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Faults;

/// <summary>"A dead upstream never looks like a finished answer": every fault, before the first token and after it, with and without a stream.</summary>
public sealed class FaultTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(250);

    public static TheoryData<string> HeadFaults => FaultCatalog.Names(FaultCatalog.InsteadOfAHead);

    public static TheoryData<string> StreamFaults => FaultCatalog.Names(FaultCatalog.InAStream);

    public static TheoryData<string> NoAnswers => FaultCatalog.Names(FaultCatalog.NoAnswer);

    [Theory]
    [MemberData(nameof(HeadFaults))]
    public async Task Stream_FaultInsteadOfAHead_IsAStatus(string name)
    {
        var fault = FaultCatalog.Find(FaultCatalog.InsteadOfAHead, name);
        await using var bench = await StartAsync(fault);

        await ErrorAssert.IsStatusAsync(await PostInTimeAsync(bench, ChatBody.Stream), fault.Status, fault.Code);
    }

    [Theory]
    [MemberData(nameof(HeadFaults))]
    public async Task Whole_FaultInsteadOfAHead_IsAStatus(string name)
    {
        var fault = FaultCatalog.Find(FaultCatalog.InsteadOfAHead, name);
        await using var bench = await StartAsync(fault);

        var code = fault.Code == ErrorCode.FirstTokenTimeout ? ErrorCode.TotalTimeout : fault.Code;
        await ErrorAssert.IsStatusAsync(await PostInTimeAsync(bench, ChatBody.Whole), fault.Status, code);
    }

    [Theory]
    [MemberData(nameof(StreamFaults))]
    public async Task Stream_FaultBeforeTheFirstToken_IsAStatus(string name)
    {
        var fault = FaultCatalog.Find(FaultCatalog.InAStream, name);
        await using var bench = await StartAsync([Step.Head(), Step.Bytes(": processing\n\n"), Event(OpenAiBodies.Role()), .. fault.Steps]);

        await ErrorAssert.IsStatusAsync(await bench.PostAsync(ChatBody.Stream), fault.Status, fault.Code);
    }

    [Theory]
    [MemberData(nameof(StreamFaults))]
    public async Task Stream_FaultAfterTheFirstToken_IsOneErrorEventAndTheEnd(string name)
    {
        var fault = FaultCatalog.Find(FaultCatalog.InAStream, name);
        var clientHasTheToken = new Gate();
        await using var bench = await StartAsync(
            [Step.Head(), Event(OpenAiBodies.Role()), Event(OpenAiBodies.Text("half an answer")), Step.Wait(clientHasTheToken), .. fault.Steps]);
        var response = await bench.PostAsync(ChatBody.StreamWithUsage);
        var before = await response.ReadUntilAsync("half an answer");

        clientHasTheToken.Open();

        var reply = await ErrorAssert.IsEventAsync(response, fault.Code, before);
        Assert.Equal("half an answer", reply.Text);
    }

    [Theory]
    [MemberData(nameof(StreamFaults))]
    public async Task Whole_FaultInAStreamedReply_IsAStatusWithoutAnyText(string name)
    {
        var fault = FaultCatalog.Find(FaultCatalog.InAStream, name);
        await using var bench = await StartAsync([Step.Head(), Event(OpenAiBodies.Role()), Event(OpenAiBodies.Text("half an answer")), .. fault.Steps]);

        await ErrorAssert.IsStatusAsync(await bench.PostAsync(ChatBody.Whole), fault.Status, fault.Code);
    }

    [Theory]
    [MemberData(nameof(NoAnswers))]
    public async Task Stream_ReplyThatIsNoAnswer_IsAStatus(string name)
    {
        var fault = FaultCatalog.Find(FaultCatalog.NoAnswer, name);
        await using var bench = await StartAsync(fault);

        await ErrorAssert.IsStatusAsync(await bench.PostAsync(ChatBody.Stream), fault.Status, fault.Code);
    }

    [Theory]
    [MemberData(nameof(NoAnswers))]
    public async Task Whole_ReplyThatIsNoAnswer_IsAStatus(string name)
    {
        var fault = FaultCatalog.Find(FaultCatalog.NoAnswer, name);
        await using var bench = await StartAsync(fault);

        await ErrorAssert.IsStatusAsync(await bench.PostAsync(ChatBody.Whole), fault.Status, fault.Code);
    }

    [Fact]
    public async Task Stream_SilenceAfterRoleAndComments_IsAFirstTokenTimeout()
    {
        await using var bench = await TestBench.OpenAiAsync(settings => settings.WithTimeouts(timeouts => timeouts with { FirstToken = Short }));
        bench.Chat(Step.Head(), Event(OpenAiBodies.Role()), Step.Bytes(": processing\n\n"), Step.Stall());

        await ErrorAssert.IsStatusAsync(await PostInTimeAsync(bench, ChatBody.Stream), 504, ErrorCode.FirstTokenTimeout);
        await (await bench.ConnectionAsync()).PeerClosed.Patiently();
    }

    [Fact]
    public async Task Stream_SilenceAfterAToken_IsAnIdleTimeout()
    {
        await using var bench = await TestBench.OpenAiAsync(settings => settings.WithTimeouts(timeouts => timeouts with { Idle = Short }));
        bench.Chat(Step.Head(), Event(OpenAiBodies.Role()), Event(OpenAiBodies.Text("half")), Step.Stall());

        await AssertExpiresAfterAsync("half", bench, ErrorCode.IdleTimeout);
        await (await bench.ConnectionAsync()).PeerClosed.Patiently();
    }

    [Fact]
    public async Task Stream_LongerThanTheWhole_IsATotalTimeout()
    {
        await using var bench = await TestBench.OpenAiAsync(settings => settings.WithTimeouts(timeouts => timeouts with { Total = Short }));
        bench.Chat(Step.Head(), Event(OpenAiBodies.Role()), Event(OpenAiBodies.Text("half")), Step.Stall());

        await AssertExpiresAfterAsync("half", bench, ErrorCode.TotalTimeout);
    }

    [Fact]
    public async Task Stream_FaultAfterHoldBeforeTheFirstToken_IsOneErrorEvent()
    {
        var committed = new Gate();
        await using var bench = await TestBench.OpenAiAsync(settings => settings.WithStream(stream => stream with { Hold = Short }));
        bench.Chat(Step.Head(), Step.Wait(committed), Step.Reset());
        var response = await PostInTimeAsync(bench, ChatBody.Stream);

        committed.Open();

        await ErrorAssert.IsEventAsync(response, ErrorCode.Reset);
    }

    [Fact]
    public async Task Stream_ErrorStyleFinishReason_AddsTheChunkThatEveryClientReports()
    {
        await using var bench = await TestBench.OpenAiAsync(settings => settings.WithStream(stream => stream with { ErrorStyle = ErrorStyle.FinishReason }));
        bench.Chat(Step.Head(), Event(OpenAiBodies.Role()), Event(OpenAiBodies.Text("half")));

        var chunks = LlmRouter.Testing.Replies.SseText.Parse(await bench.StreamAsync());

        Assert.Equal(0, chunks.DoneCount);
        Assert.False(chunks.Chunks[^2].TryGetProperty("choices", out _));
        Assert.Equal(ErrorCode.StreamIncomplete, chunks.Chunks[^2].GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("error", chunks.Chunks[^1].GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.Equal(ErrorCode.StreamIncomplete, chunks.Chunks[^1].GetProperty("error").GetProperty("code").GetString());
    }

    // Time passes until the head has come, but no further than the one short limit, where there is one.
    private static Task<RawResponse> PostInTimeAsync(TestBench bench, string body) => bench.Time.PassAsync(Short, bench.PostAsync(body));

    // Time stands until the client has the token: a limit that struck before would be another fault.
    private static async Task AssertExpiresAfterAsync(string token, TestBench bench, string code)
    {
        var response = await bench.PostAsync(ChatBody.Stream);
        var before = await response.ReadUntilAsync(token);
        await bench.Time.PassAsync(Short, ErrorAssert.IsEventAsync(response, code, before));
    }

    // Short limits only where a limit is the point.
    private static async Task<TestBench> StartAsync(UpstreamFault fault) => fault.Code != ErrorCode.FirstTokenTimeout
        ? await StartAsync(fault.Steps)
        : (await TestBench.OpenAiAsync(settings => settings.WithTimeouts(timeouts => timeouts with { FirstToken = Short }).WithWholeTotal(Short))).Chat(fault.Steps);

    private static async Task<TestBench> StartAsync(UpstreamStep[] script) =>
        (await TestBench.OpenAiAsync(settings => settings with { Limits = settings.Limits with { Line = 64 * 1024 } })).Chat(script);

    private static UpstreamStep Event(string payload) => Step.Bytes($"data: {payload}\n\n");
}
