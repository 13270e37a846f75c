using LlmRouter.Conformance.Rig;
using LlmRouter.Contracts;
using LlmRouter.Settings;
using LlmRouter.Testing;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Replies;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Admission;

/// <summary>A provider gets as many requests at once as it may have; the others wait their turn and are answered like any.</summary>
public sealed class ConcurrencyTests
{
    private const string Path = "/v1/embeddings";
    private const string Embed = """{"model":"test-model","input":"a"}""";
    private const string Vectors = """{"object":"list","model":"test-model","data":[{"object":"embedding","index":0,"embedding":[0.5]}],"usage":{"prompt_tokens":1,"total_tokens":1}}""";

    [Fact]
    public async Task BurstOfEmbeddings_TwoAtOnce_AreAllAnsweredAndAChatGoesBetweenThem()
    {
        using var permits = new SemaphoreSlim(0);
        var (now, most) = (0, 0);
        await using var bench = await TestBench.OpenAiAsync(settings => Limited(settings, limit: 2, queue: 1000));
        bench.Chat(Step.Stream(SseStyle.Plain.Render(OpenAiBodies.Stream(["hello"]))));
        bench.Upstream.On(Path,
        [
            (_, _) =>
            {
                var seen = Interlocked.Increment(ref now);
                for (var before = most; seen > before; before = most) Interlocked.CompareExchange(ref most, seen, before);
                return Task.CompletedTask;
            },
            (_, cancellation) => permits.WaitAsync(cancellation),
            (_, _) =>
            {
                // Before the answer: with its last byte the router may send the next.
                Interlocked.Decrement(ref now);
                return Task.CompletedTask;
            },
            .. Step.Document(Vectors),
        ]);

        var burst = Enumerable.Range(0, 500).Select(_ => bench.SendAsync("POST", Path, Embed)).ToArray();
        await WaitingAsync(bench, 498);
        var chat = bench.StreamAsync();
        await WaitingAsync(bench, 499);

        // One place comes free: it is the chat's, whoever came before.
        permits.Release();
        await bench.Upstream.RequestAsync(bench.ChatPath);
        Assert.Equal(2, bench.Upstream.RequestsTo(Path).Count());
        Assert.Equal("hello", StreamAssert.IsCanonical(await chat.Patiently()).Text);

        permits.Release(499);
        Assert.All(await Task.WhenAll(burst).Patiently(), reply => Assert.Equal(200, reply.Status));
        Assert.Equal(2, most);
        await Until.TrueAsync(() => Provider(bench) is { InFlight: 0, Queued: 0 });
    }

    [Fact]
    public async Task QueueIsFull_TheNextIsRefusedWith429AndRetryAfter()
    {
        var gate = new Gate();
        await using var bench = await TestBench.OpenAiAsync(settings => Limited(settings, limit: 1, queue: 1));
        bench.Chat([Step.Wait(gate), .. Step.Stream(SseStyle.Plain.Render(OpenAiBodies.Stream(["hello"])))]);
        var first = bench.StreamAsync();
        await gate.Reached;
        var second = bench.StreamAsync();
        await WaitingAsync(bench, 1);

        var refused = await bench.PostAsync(ChatBody.Stream);
        await ErrorAssert.IsStatusAsync(refused, 429, ErrorCode.RateLimited);
        Assert.Equal("1", refused.Header("retry-after"));

        gate.Open();
        foreach (var answered in (Task<byte[]>[])[first, second]) Assert.Equal("hello", StreamAssert.IsCanonical(await answered.Patiently()).Text);
        Assert.Equal(2, bench.Upstream.RequestsTo(bench.ChatPath).Count());
    }

    [Fact]
    public async Task ClientLeavesWhileItWaits_TheProviderNeverHearsOfIt()
    {
        var gate = new Gate();
        await using var bench = await TestBench.OpenAiAsync(settings => Limited(settings, limit: 1, queue: 5));
        bench.Chat([Step.Wait(gate), .. Step.Stream(SseStyle.Plain.Render(OpenAiBodies.Stream(["hello"])))]);
        var first = bench.StreamAsync();
        await gate.Reached;
        using (var leaving = await bench.Router.ConnectAsync())
        {
            _ = leaving.ExchangeAsync("POST", OpenAiBodies.Path, ChatBody.Stream);
            await WaitingAsync(bench, 1);
        }

        await WaitingAsync(bench, 0);
        gate.Open();

        Assert.Equal("hello", StreamAssert.IsCanonical(await first.Patiently()).Text);
        await Until.TrueAsync(() => Provider(bench).InFlight == 0);
        Assert.Single(bench.Upstream.RequestsTo(bench.ChatPath));
    }

    private static Task WaitingAsync(TestBench bench, int queued) => Until.TrueAsync(() => Provider(bench).Queued == queued);

    private static ProviderStatus Provider(TestBench bench) => bench.Router.Engine.Status.Providers[0];

    private static RouterSettings Limited(RouterSettings settings, int limit, int queue) => settings with
    {
        Providers = [settings.Providers[0] with { Concurrency = new ConcurrencySettings(limit, queue, Patience.Limit * 2) }],
    };
}
