using LlmRouter.Chaos.Faults;
using LlmRouter.Chaos.Rig;
using LlmRouter.Contracts;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Chaos.Arrangements;

/// <summary>A connection that was kept and breaks says nothing about the provider, whatever other requests do meanwhile.</summary>
public sealed class KeptConnectionTests
{
    private const string Model = "alpha/test-model";

    [Fact]
    public async Task Kept_BreaksWhileAnotherRequestConnects_IsTriedOnceMore()
    {
        await using var bench = await ChaosBench.StartAsync((alpha, _) => ChaosSettings.Of(alpha));
        var (path, taken) = (Ask.Path(AskKind.Whole), new Gate("the kept connection has a request"));
        var answer = Answers.Alpha.Script(AskKind.Whole);
        bench.Alpha.On(path, [.. answer, Step.End(), Step.NextRequestBegins(), Step.Wait(taken), Step.Reset()]).On(path, answer);
        await bench.AskAsync(AskKind.Whole, Model);

        var first = bench.AskAsync(AskKind.Whole, Model);
        await taken.Reached;
        var second = await bench.AskAsync(AskKind.Whole, Model);
        taken.Open();

        Assert.All([await first, second], reply => Assert.Equal((Ending.Answer, "1"), (reply.Ending, reply.Attempts)));
        await bench.Baseline.ReturnsAsync();
        Assert.Null(bench.Router.Board.Snapshot.Cell("alpha").View.LastError);
    }

    [Fact]
    public async Task Fresh_Breaks_IsTheProvidersFaultAndNotTriedAgain()
    {
        await using var bench = await ChaosBench.StartAsync((alpha, _) => ChaosSettings.Of(alpha));
        bench.Alpha.On(Ask.Path(AskKind.Whole), Step.Reset()).On(Ask.Path(AskKind.Whole), Answers.Alpha.Script(AskKind.Whole));

        var reply = await bench.AskAsync(AskKind.Whole, Model);

        Assert.Equal((Ending.Status, 502, ErrorCode.Reset), (reply.Ending, reply.Status, reply.Code));
        Assert.Single(bench.Alpha.RequestsTo(Ask.Path(AskKind.Whole)));
    }
}
