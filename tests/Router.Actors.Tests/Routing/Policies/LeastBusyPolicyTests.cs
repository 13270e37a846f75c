using LlmRouter.Routing;
using LlmRouter.Routing.Policies;

namespace LlmRouter.Tests.Routing.Policies;

public sealed class LeastBusyPolicyTests : RoutePolicyContract
{
    private protected override IRoutePolicy Policy { get; } = new LeastBusyPolicy();

    [Fact]
    public void Order_RequestsUnderWay_CountByWeight()
    {
        // 4, 1.5, 2 and 0.
        CandidateLoad[] candidates = [Load(0, 1, 4), Load(1, 2, 3), Load(2, 5, 10), Load(3, 1, 0)];
        for (var turn = 0; turn < 8; turn++) Assert.Equal([3, 1, 2, 0], Ordered(candidates, turn).Select(c => c.Index));
    }

    [Fact]
    public void Order_Equals_TakeTurns()
    {
        CandidateLoad[] candidates = [Load(0, 1, 1), Load(1, 2, 2), Load(2, 1, 9), Load(3, 3, 3)];
        Assert.Equal([0, 1, 3, 3], Enumerable.Range(0, 4).Select(turn => Ordered(candidates, turn)[0].Index));
        Assert.All(Enumerable.Range(0, 4), turn => Assert.Equal(2, Ordered(candidates, turn)[3].Index));
    }

    [Fact]
    public void Order_IdleCandidatesInTurn_EachIsFirstEquallyOften() =>
        Assert.All(Places([Load(0, 9), Load(1), Load(2), Load(3)], turns: 400), places => Assert.Equal(100, places[0]));
}
