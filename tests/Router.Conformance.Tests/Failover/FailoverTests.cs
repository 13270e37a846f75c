using LlmRouter.Conformance.Faults;
using LlmRouter.Conformance.Rig;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Client;
using LlmRouter.Testing.Replies;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Failover;

/// <summary>"Commit point = the first semantic delta. Before it: next candidate. After it: never."</summary>
public sealed class FailoverTests
{
    private static readonly byte[] Answer = SseStyle.Plain.Render(OpenAiBodies.Stream(["from the second"]));

    public static TheoryData<string> HeadFaults => FaultCatalog.Names(FaultCatalog.InsteadOfAHead);

    public static TheoryData<string> StreamFaults => FaultCatalog.Names(FaultCatalog.InAStream);

    [Theory]
    [MemberData(nameof(HeadFaults))]
    public Task Stream_FaultInsteadOfAHead_FallsOver(string name) => FallsOverAsync(FaultCatalog.Find(FaultCatalog.InsteadOfAHead, name).Steps);

    [Theory]
    [MemberData(nameof(StreamFaults))]
    public Task Stream_FaultBeforeTheFirstToken_FallsOver(string name) =>
        FallsOverAsync([Step.Head(), Step.Bytes($": hold on\n\ndata: {OpenAiBodies.Role()}\n\n"), .. FaultCatalog.Find(FaultCatalog.InAStream, name).Steps]);

    [Fact]
    public async Task Stream_FaultAfterTheFirstToken_NeverFallsOver()
    {
        await using var second = new ScriptedUpstream();
        await using var first = new ScriptedUpstream().On(
            OpenAiBodies.Path, Step.Head(), Step.Bytes($"data: {OpenAiBodies.Role()}\n\ndata: {OpenAiBodies.Text("half")}\n\n"), Step.Close());
        await using var router = await StartAsync(first, second);
        using var client = await router.ConnectAsync();

        await ErrorAssert.IsEventAsync(await PostAsync(client), LlmRouter.Contracts.ErrorCode.StreamIncomplete);

        Assert.Empty(second.RequestsTo(OpenAiBodies.Path));
    }

    [Fact]
    public async Task Stream_CallersFault_NeverFallsOver()
    {
        await using var second = new ScriptedUpstream();
        await using var first = new ScriptedUpstream().On(OpenAiBodies.Path, Step.Document(OpenAiBodies.Error("Too long.", "context_length_exceeded"), 400));
        await using var router = await StartAsync(first, second);
        using var client = await router.ConnectAsync();

        await ErrorAssert.IsStatusAsync(await PostAsync(client), 400, "context_length_exceeded");

        Assert.Empty(second.RequestsTo(OpenAiBodies.Path));
    }

    private static async Task FallsOverAsync(UpstreamStep[] fault)
    {
        await using var second = new ScriptedUpstream().On(OpenAiBodies.Path, Step.Stream(Answer));
        await using var first = new ScriptedUpstream().On(OpenAiBodies.Path, fault);
        await using var router = await StartAsync(first, second);
        using var client = await router.ConnectAsync();

        var response = await PostAsync(client);

        Assert.Equal("from the second", StreamAssert.IsCanonical(await response.ReadBodyAsync()).Text);
        Assert.Equal(("beta", "2"), (response.Header("x-router-provider"), response.Header("x-router-attempts")));
        Assert.Equal(first.RequestsTo(OpenAiBodies.Path).Single().Text, second.RequestsTo(OpenAiBodies.Path).Single().Text);
    }

    private static Task<RouterUnderTest> StartAsync(ScriptedUpstream first, ScriptedUpstream second)
    {
        var settings = TestSettings.Of(TestSettings.OpenAi(first, "alpha"), TestSettings.OpenAi(second, "beta"));
        return RouterUnderTest.StartAsync(
            settings.WithTimeouts(timeouts => timeouts with { FirstToken = TimeSpan.FromMilliseconds(250) }) with { Limits = settings.Limits with { Line = 64 * 1024 } },
            TimeProvider.System);
    }

    private static Task<RawResponse> PostAsync(RawHttpClient client) => client.ExchangeAsync("POST", OpenAiBodies.Path, ChatBody.Stream);
}
