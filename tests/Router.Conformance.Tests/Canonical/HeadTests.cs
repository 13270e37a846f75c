using System.Text;
using LlmRouter.Conformance.Rig;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Client;
using LlmRouter.Testing.Replies;
using LlmRouter.Testing.Time;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Canonical;

/// <summary>Wire contract §1.1, §1.2, §1.7, §1.11: the head, one flush an event, the end, the keep-alive.</summary>
public sealed class HeadTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Stream_Head_HasWhatProxiesAndBrowsersNeed()
    {
        await using var bench = await TestBench.OpenAiAsync();
        bench.Chat(Step.Stream(SseStyle.Plain.Render(OpenAiBodies.Stream(["a"]))));

        var response = await bench.PostAsync(ChatBody.Stream);

        Assert.Equal(200, response.Status);
        Assert.Equal("text/event-stream; charset=utf-8", response.Header("content-type"));
        Assert.Equal("no-cache, no-transform", response.Header("cache-control"));
        Assert.Equal("no", response.Header("x-accel-buffering"));
        Assert.NotEmpty(response.Header("x-request-id")!);
        Assert.Null(response.Header("content-length"));
        Assert.Null(response.Header("content-encoding"));
        Assert.Null(response.Header("server"));
    }

    [Fact]
    public async Task Stream_OneEventAtATime_IsOneChunkAnEvent()
    {
        string[] pieces = ["one", "two", "three"];
        var gates = pieces.Select(piece => new Gate(piece)).ToArray();
        UpstreamStep[] script = [Step.Head(), Event(OpenAiBodies.Role())];
        for (var i = 0; i < pieces.Length; i++) script = [.. script, Step.Wait(gates[i]), Event(OpenAiBodies.Text(pieces[i]))];
        var end = new Gate();
        await using var bench = await TestBench.OpenAiAsync();
        bench.Chat([.. script, Step.Wait(end), Event(OpenAiBodies.Finish("stop")), Step.Bytes("data: [DONE]\n\n")]);
        gates[0].Open();
        var response = await bench.PostAsync(ChatBody.Stream);
        var body = new List<byte>(await response.ReadUntilAsync("one"));

        for (var i = 1; i < pieces.Length; i++)
        {
            gates[i].Open();
            var chunk = await response.ReadUntilAsync(pieces[i]);
            body.AddRange(chunk);
            // "An event that spans two network reads is lost" in a browser: each chunk is whole events.
            Assert.StartsWith("data: {", Encoding.UTF8.GetString(chunk), StringComparison.Ordinal);
            Assert.EndsWith("}\n\n", Encoding.UTF8.GetString(chunk), StringComparison.Ordinal);
        }

        end.Open();
        body.AddRange(await response.ReadBodyAsync());
        Assert.Equal("onetwothree", StreamAssert.IsCanonical([.. body]).Text);
    }

    [Fact]
    public async Task Stream_AfterDone_EndsTheBodyAtOnceAlthoughTheProviderDoesNot()
    {
        var never = new Gate();
        await using var bench = await TestBench.OpenAiAsync();
        bench.Chat(Step.Head(), Step.Bytes(SseStyle.Plain.Render(OpenAiBodies.Stream(["a"]))), Step.Wait(never));

        var response = await bench.PostAsync(ChatBody.Stream);

        Assert.Equal("a", StreamAssert.IsCanonical(await response.ReadBodyAsync()).Text);
        Assert.Equal(BodyEnd.Complete, response.End);
    }

    [Fact]
    public async Task Stream_SilentProvider_KeepsTheClientWarmFromTheCommitOn()
    {
        var gate = new Gate();
        await using var bench = await TestBench.OpenAiAsync(settings => settings
            .WithStream(stream => stream with { Hold = Pause, KeepAlive = Pause })
            // As many keep-alives as it takes: no number of them comes to a limit.
            .WithTimeouts(timeouts => timeouts with { FirstToken = Timeout.InfiniteTimeSpan }));
        bench.Chat(Step.Wait(gate), Step.Head(), Step.Bytes(SseStyle.Plain.Render(OpenAiBodies.Stream(["a"]))));
        var response = await bench.Time.PassAsync(Pause, bench.PostAsync(ChatBody.Stream));
        var before = await bench.Time.PassAsync(Pause, response.ReadUntilAsync(": keep-alive\n\n: keep-alive\n\n"));

        gate.Open();

        var reply = StreamAssert.IsCanonical([.. before, .. await response.ReadBodyAsync()]);
        Assert.Equal("a", reply.Text);
        Assert.All(reply.Comments, comment => Assert.Equal("keep-alive", comment));
    }

    private static UpstreamStep Event(string payload) => Step.Bytes($"data: {payload}\n\n");
}
