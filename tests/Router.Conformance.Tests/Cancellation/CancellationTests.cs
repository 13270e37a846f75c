using LlmRouter.Conformance.Rig;
using LlmRouter.Testing;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Client;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Cancellation;

/// <summary>"Stop is only a TCP close": whenever it comes, and however rudely, the provider is let go at once and nothing stays behind.</summary>
public sealed class CancellationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ClientLeaves_BeforeTheProvidersHead_ClosesTheProvider(bool reset)
    {
        await using var bench = await TestBench.OpenAiAsync();
        bench.Chat(Step.Stall());
        var client = await SendAsync(bench, ChatBody.Stream);
        await bench.Upstream.RequestAsync(bench.ChatPath);

        await LeaveAsync(bench, client, reset);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ClientLeaves_InSilenceBeforeTheFirstToken_ClosesTheProvider(bool reset)
    {
        var silent = new Gate();
        await using var bench = await TestBench.OpenAiAsync();
        bench.Chat(Step.Head(), Step.Bytes(": processing\n\n"), Step.Wait(silent));
        var client = await SendAsync(bench, ChatBody.Stream);
        await silent.Reached;

        await LeaveAsync(bench, client, reset);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ClientLeaves_BetweenTokens_ClosesTheProvider(bool reset)
    {
        await using var bench = await TestBench.OpenAiAsync();
        bench.Chat(Step.Head(), Event(OpenAiBodies.Role()), Event(OpenAiBodies.Text("first")), Step.Stall());
        var client = await SendAsync(bench, ChatBody.Stream);
        await (await client.ReadResponseAsync()).ReadUntilAsync("first");

        await LeaveAsync(bench, client, reset);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ClientLeaves_WhileTokensFlow_ClosesTheProvider(bool reset)
    {
        await using var bench = await TestBench.OpenAiAsync();
        bench.Chat(Step.Head(), Event(OpenAiBodies.Role()), Endless());
        var client = await SendAsync(bench, ChatBody.Stream);
        await (await client.ReadResponseAsync()).ReadUntilAsync("again");

        await LeaveAsync(bench, client, reset);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ClientLeaves_InAWholeReply_ClosesTheProvider(bool reset)
    {
        var half = new Gate();
        await using var bench = await TestBench.OpenAiAsync();
        bench.Chat(Step.Head(contentType: "application/json", framing: BodyFraming.Length, length: 1000), Step.Bytes("""{"id":"""), Step.Wait(half));
        var client = await SendAsync(bench, ChatBody.Whole);
        await half.Reached;

        await LeaveAsync(bench, client, reset);
    }

    [Fact]
    public async Task ClientLeaves_InAnEmbedding_ClosesTheProvider()
    {
        await using var bench = await TestBench.OpenAiAsync();
        bench.Upstream.On("/v1/embeddings", Step.Stall());
        var client = await bench.NewClientAsync();
        await client.SendAsync("POST", "/v1/embeddings", """{"model":"test-model","input":"a"}""");
        await bench.Upstream.RequestAsync("/v1/embeddings");

        await LeaveAsync(bench, client, reset: false, "/v1/embeddings");
    }

    [Fact]
    public async Task OneClientLeaves_AnotherStreamsOn()
    {
        var gate = new Gate();
        await using var bench = await TestBench.OpenAiAsync();
        bench.Upstream
            .On(bench.ChatPath, Step.Head(), Event(OpenAiBodies.Role()), Event(OpenAiBodies.Text("first")), Step.Stall())
            .On(bench.ChatPath, Step.Head(), Event(OpenAiBodies.Role()), Event(OpenAiBodies.Text("second")), Step.Wait(gate), Event(OpenAiBodies.Finish("stop")));
        var leaver = await SendAsync(bench, ChatBody.Stream);
        await (await leaver.ReadResponseAsync()).ReadUntilAsync("first");
        var stayer = await bench.PostAsync(ChatBody.Stream);
        var before = await stayer.ReadUntilAsync("second");

        leaver.Close();
        await Until.TrueAsync(() => bench.Router.LiveStreams == 1);
        gate.Open();

        var reply = LlmRouter.Testing.Replies.StreamAssert.IsCanonical([.. before, .. await stayer.ReadBodyAsync()]);
        Assert.Equal("second", reply.Text);
    }

    private static async Task<RawHttpClient> SendAsync(TestBench bench, string body)
    {
        var client = await bench.NewClientAsync();
        await client.SendAsync("POST", OpenAiBodies.Path, body);
        return client;
    }

    private static async Task LeaveAsync(TestBench bench, RawHttpClient client, bool reset, string? path = null)
    {
        var connection = await bench.ConnectionAsync(path);
        Assert.False(connection.PeerClosed.IsCompleted);

        if (reset) client.Reset();
        else client.Close();

        await connection.PeerClosed.Patiently();
        await Until.TrueAsync(() => bench.Router.LiveStreams == 0);
        await Until.TrueAsync(() => bench.Router.Engine.Status.Providers.All(provider => provider.InFlight == 0));
    }

    private static UpstreamStep Endless() => async (connection, cancellation) =>
    {
        var again = System.Text.Encoding.UTF8.GetBytes($"data: {OpenAiBodies.Text("again")}\n\n");
        while (!connection.PeerClosed.IsCompleted) await connection.SendBodyAsync(again, cancellation);
    };

    private static UpstreamStep Event(string payload) => Step.Bytes($"data: {payload}\n\n");
}
