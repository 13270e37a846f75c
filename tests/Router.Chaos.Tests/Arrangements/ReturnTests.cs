using LlmRouter.Chaos.Faults;
using LlmRouter.Chaos.Rig;
using LlmRouter.Contracts;
using LlmRouter.Settings;
using LlmRouter.Testing;
using LlmRouter.Testing.Rig;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Chaos.Arrangements;

/// <summary>A provider that dies with its streams, is dead for a while and comes back where it was.</summary>
public sealed class ReturnTests
{
    private const int Streams = 8;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task Alone_DiesAndComesBack_EachStreamHasOneErrorThenAnswersGoOn()
    {
        await using var bench = await ChaosBench.StartAsync((alpha, _) => ChaosSettings.Of(alpha));

        await DieWithStreamsAsync(bench, "alpha/test-model");
        Assert.Equal((Ending.Status, 502, ErrorCode.ConnectFailed), Told(await bench.AskAsync(AskKind.Whole, "alpha/test-model")));
        ComeBack(bench);

        Assert.Equal(Answers.Alpha.Text, (await bench.AskAsync(AskKind.Stream, "alpha/test-model")).Content);
        await bench.Baseline.ReturnsAsync();
    }

    [Fact]
    public async Task Route_DiesAndComesBack_TheOtherAnswersUntilAProbeFindsItWell()
    {
        await using var bench = await ChaosBench.StartAsync((alpha, beta) =>
            ChaosSettings.Of(alpha with { Breaker = new BreakerSettings(Failures: 1, Open: Pause, OpenMax: Pause) }, beta).WithRoute());
        bench.Beta.Replace(Ask.Path(AskKind.Stream), Answers.Beta.Script(AskKind.Stream));

        await DieWithStreamsAsync(bench, ChaosSettings.Route);
        Assert.Equal("beta", (await AskAsync(bench)).Provider);
        ComeBack(bench);

        using var patience = new CancellationTokenSource(Patience.Limit);
        while ((await AskAsync(bench)).Provider != "alpha")
        {
            patience.Token.ThrowIfCancellationRequested();
            bench.Time.Advance(Pause);
        }

        await bench.Baseline.ReturnsAsync();
        Assert.Equal(ProviderState.Up, bench.Router.Board.Snapshot.Cell("alpha").View.State);
    }

    private static async Task DieWithStreamsAsync(ChaosBench bench, string model)
    {
        var scenes = Enumerable.Range(0, Streams).Select(_ => new Scene(AskKind.Stream, bench.Elsewhere.Root)).ToList();
        foreach (var scene in scenes) bench.Alpha.On(Ask.Path(AskKind.Stream), [.. scene.UpTo(Phase.Token), Step.Stall()]);
        var dead = new Gate("alpha is dead");
        var replies = Task.WhenAll(scenes.Select(_ => bench.AskAsync(AskKind.Stream, model, served: dead)));
        await Until.TrueAsync(() => bench.Router.Engine.Streams.Count(stream => stream.State is LiveStreamState.Streaming or LiveStreamState.Stalled) == Streams);

        await bench.Alpha.DieAsync();

        foreach (var reply in await replies) Assert.Equal((Ending.Event, 200, ErrorCode.Reset), Told(reply));
        await bench.Baseline.ReturnsAsync();
    }

    private static void ComeBack(ChaosBench bench)
    {
        bench.Alpha.Recover(Ask.Path(AskKind.Stream), Answers.Alpha.Script(AskKind.Stream));
        bench.Alpha.ComeBack();
    }

    private static async Task<ClientReply> AskAsync(ChaosBench bench)
    {
        var reply = await bench.AskAsync(AskKind.Stream, ChaosSettings.Route);
        Assert.Equal((Ending.Answer, reply.Provider == "alpha" ? Answers.Alpha.Text : Answers.Beta.Text), (reply.Ending, reply.Content));
        return reply;
    }

    private static (Ending Ending, int Status, string Code) Told(ClientReply reply) => (reply.Ending, reply.Status, reply.Code);
}
