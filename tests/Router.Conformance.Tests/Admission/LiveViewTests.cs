using LlmRouter.Conformance.Rig;
using LlmRouter.Contracts;
using LlmRouter.Settings;
using LlmRouter.Testing;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Replies;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Admission;

/// <summary>What an operator sees of the requests under way, and how one is ended.</summary>
public sealed class LiveViewTests
{
    private static readonly (string, string) Key = ("Authorization", "Bearer operator");

    [Fact]
    public async Task Streams_InEachPhase_AreShownAsWhatTheyDo()
    {
        var (head, text, rest) = (new Gate(), new Gate(), new Gate());
        await using var bench = await StartAsync();
        bench.Chat(
            Step.Wait(head), Step.Head(), Event(OpenAiBodies.Role()), Step.Wait(text), Event(OpenAiBodies.Text("one")), Step.Wait(rest),
            Event(OpenAiBodies.Text(" two")), Event(OpenAiBodies.Finish("stop")));
        var first = bench.SendAsync("POST", OpenAiBodies.Path, ChatBody.Stream, ("x-request-id", "first"));
        await head.Reached;
        var second = bench.SendAsync("POST", OpenAiBodies.Path, ChatBody.Stream, ("x-request-id", "second"));

        await Until.TrueAsync(() => States(bench) is [LiveStreamState.WaitingForFirstToken, LiveStreamState.Queued]);
        Assert.Equal(["first", "second"], bench.Router.Engine.Streams.Select(stream => stream.Id));
        head.Open();
        await text.Reached;
        Assert.Equal([LiveStreamState.WaitingForFirstToken, LiveStreamState.Queued], States(bench));
        text.Open();
        await rest.Reached;
        await Until.TrueAsync(() => States(bench)[0] is LiveStreamState.Streaming or LiveStreamState.Stalled);
        rest.Open();

        foreach (var reply in (Task<Testing.Client.RawResponse>[])[first, second])
            Assert.Equal("one two", StreamAssert.IsCanonical(await (await reply.Patiently()).ReadBodyAsync()).Text);
        await Until.TrueAsync(() => bench.Router.Engine.Streams.Count == 0);
    }

    [Fact]
    public async Task Delete_OfAStreamUnderWay_EndsItWithOneErrorAndClosesTheProvider()
    {
        await using var bench = await StartAsync();
        bench.Chat(Step.Head(), Event(OpenAiBodies.Role()), Event(OpenAiBodies.Text("half")), Step.Stall());
        var response = await bench.SendAsync("POST", OpenAiBodies.Path, ChatBody.Stream, ("x-request-id", "mine"));
        var before = await response.ReadUntilAsync("half");

        var deleted = await bench.SendAsync("DELETE", "/admin/streams/mine", null, Key);

        Assert.Equal((200, """{"id":"mine","deleted":true}"""), (deleted.Status, System.Text.Encoding.UTF8.GetString(await deleted.ReadBodyAsync())));
        await ErrorAssert.IsEventAsync(response, "stream_ended", before);
        await (await bench.ConnectionAsync()).PeerClosed.Patiently();
        await Until.TrueAsync(() => bench.Router.Engine.Streams.Count == 0);
        Assert.Equal(404, (await bench.SendAsync("DELETE", "/admin/streams/mine", null, Key)).Status);
    }

    [Fact]
    public async Task Delete_OfARequestThatWaits_AnswersItAndGivesItsPlaceInTheQueueBack()
    {
        var gate = new Gate();
        await using var bench = await StartAsync();
        bench.Chat([Step.Wait(gate), .. Step.Stream(SseStyle.Plain.Render(OpenAiBodies.Stream(["hello"])))]);
        var first = bench.StreamAsync();
        await gate.Reached;
        var waiting = bench.SendAsync("POST", OpenAiBodies.Path, ChatBody.Stream, ("x-request-id", "mine"));
        await Until.TrueAsync(() => bench.Router.Engine.Status.Providers[0].Queued == 1);

        Assert.True(bench.Router.Engine.EndStream("mine"));

        await ErrorAssert.IsStatusAsync(await waiting.Patiently(), 503, "stream_ended");
        Assert.Equal(0, bench.Router.Engine.Status.Providers[0].Queued);
        gate.Open();
        Assert.Equal("hello", StreamAssert.IsCanonical(await first.Patiently()).Text);
        Assert.Single(bench.Upstream.RequestsTo(bench.ChatPath));
    }

    private static LiveStreamState[] States(TestBench bench) => [.. bench.Router.Engine.Streams.Select(stream => stream.State)];

    private static Task<TestBench> StartAsync() => TestBench.OpenAiAsync(settings => settings with
    {
        Admin = new AdminSettings("operator"),
        Providers = [settings.Providers[0] with { Concurrency = new ConcurrencySettings(1, 10, Patience.Limit * 2) }],
    });

    private static UpstreamStep Event(string payload) => Step.Bytes($"data: {payload}\n\n");
}
