using LlmRouter.Chaos.Faults;
using LlmRouter.Chaos.Rig;
using LlmRouter.Settings;
using LlmRouter.Testing.Time;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Chaos.Load;

/// <summary>Two hundred streams at once, three in ten of them hit by a fault before the first token: each client has one whole answer of one provider.</summary>
public sealed class DuplicateTests
{
    private const int Streams = 200;
    private const int Faulty = 60;
    private const string Path = "/v1/chat/completions";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Streams_ThirtyPercentFaults_EachTextOnceAndWhole(int seed)
    {
        await using var bench = await ChaosBench.StartAsync((alpha, beta) => ChaosSettings.Of(alpha with { Breaker = BreakerSettings.Never }, beta).WithRoute());
        bench.Beta.Replace(Path, Answers.Beta.Script(AskKind.Stream));
        var scene = new Scene(AskKind.Stream, bench.Elsewhere.Root);
        foreach (var script in Scripts(new Random(seed), scene)) bench.Alpha.On(Path, script);
        bench.Alpha.On(Path, scene.Answer);

        // Some refusals have no words: the router waits for them, though briefly.
        var replies = await bench.Time.PassAsync(ChaosSettings.Brief, Task.WhenAll(Enumerable.Range(0, Streams).Select(_ => bench.AskAsync(AskKind.Stream, ChaosSettings.Route))));

        Assert.All(replies, reply => Assert.Equal((Ending.Answer, reply.Provider == "beta" ? Answers.Beta.Text : Answers.Alpha.Text), (reply.Ending, reply.Content)));
        // A kept connection that breaks before the head is tried once more at the same provider: that hides a fault and costs it a request.
        var (alpha, beta) = (bench.Alpha.RequestsTo(Path).Count(), bench.Beta.RequestsTo(Path).Count());
        Assert.Equal(beta, replies.Count(reply => reply.Provider == "beta"));
        Assert.Equal(Streams + Faulty, alpha + beta);
        Assert.InRange(beta, Faulty / 2, Faulty);
        await bench.Baseline.ReturnsAsync();
    }

    // Of every kind that ends by itself; shuffled, so that faults fall among answers on the same kept connections.
    private static UpstreamStep[][] Scripts(Random random, Scene scene)
    {
        var faults = FaultCatalog.All.Where(EndsBeforeTheFirstToken).ToList();
        UpstreamStep[][] scripts =
        [
            .. Enumerable.Range(0, Faulty).Select(_ => faults[random.Next(faults.Count)].Steps(scene)),
            .. Enumerable.Repeat(scene.Answer, Streams - Faulty),
        ];
        random.Shuffle(scripts);
        return scripts;
    }

    // Who asks to be left alone would not be asked at all.
    private static bool EndsBeforeTheFirstToken(ProviderFault fault) =>
        fault is { Entrance: Entrance.AfterTheRequest, IsSilence: false, Stream: { Ending: Ending.Status, IsFinal: false, Cools: false, Blame: not Failover.Blame.Model } };
}
