using LlmRouter.Conformance.Rig;
using LlmRouter.Contracts;
using LlmRouter.Testing;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Replies;
using LlmRouter.Testing.Time;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Shutdown;

/// <summary>SIGTERM: no new request, live streams may end, and what does not end in time ends honestly.</summary>
public sealed class DrainTests
{
    [Fact]
    public async Task Drain_LiveStreamThatEndsInTime_EndsWell()
    {
        var gate = new Gate();
        await using var bench = await TestBench.OpenAiAsync();
        bench.Chat(Step.Head(), Event(OpenAiBodies.Role()), Event(OpenAiBodies.Text("first")), Step.Wait(gate), Event(OpenAiBodies.Text(" last")), Event(OpenAiBodies.Finish("stop")));
        var response = await bench.PostAsync(ChatBody.Stream);
        var before = await response.ReadUntilAsync("first");

        var drained = bench.Router.Engine.DrainAsync(Patience.Limit);
        await Until.TrueAsync(() => bench.Router.Engine.Status.Draining);
        Assert.False(drained.IsCompleted);
        gate.Open();

        Assert.Equal("first last", StreamAssert.IsCanonical([.. before, .. await response.ReadBodyAsync()]).Text);
        await drained.Patiently();
        Assert.Equal(0, bench.Router.LiveStreams);
    }

    [Fact]
    public async Task Drain_NewRequest_IsRefusedAndTheProviderHearsNothing()
    {
        await using var bench = await TestBench.OpenAiAsync();
        await bench.Router.Engine.DrainAsync(TimeSpan.Zero).Patiently();

        await ErrorAssert.IsStatusAsync(await bench.PostAsync(ChatBody.Stream), 503, ErrorCode.Draining);

        Assert.Empty(bench.Upstream.RequestsTo(bench.ChatPath));
    }

    [Fact]
    public async Task Drain_LiveStreamThatDoesNotEnd_EndsWithAnErrorEvent()
    {
        await using var bench = await TestBench.OpenAiAsync();
        bench.Chat(Step.Head(), Event(OpenAiBodies.Role()), Event(OpenAiBodies.Text("half")), Step.Stall());
        var response = await bench.PostAsync(ChatBody.Stream);
        var before = await response.ReadUntilAsync("half");

        var limit = TimeSpan.FromSeconds(1);
        var drained = bench.Router.Engine.DrainAsync(limit);
        await bench.Time.PassAsync(limit, drained);

        await ErrorAssert.IsEventAsync(response, ErrorCode.Draining, before);
        await (await bench.ConnectionAsync()).PeerClosed.Patiently();
    }

    private static UpstreamStep Event(string payload) => Step.Bytes($"data: {payload}\n\n");
}
