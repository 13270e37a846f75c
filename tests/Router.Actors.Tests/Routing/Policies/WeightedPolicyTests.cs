using LlmRouter.Routing;
using LlmRouter.Routing.Policies;

namespace LlmRouter.Tests.Routing.Policies;

public sealed class WeightedPolicyTests : RoutePolicyContract
{
    private const int Turns = 20_000;

    private protected override IRoutePolicy Policy { get; } = new WeightedPolicy();

    [Fact]
    public void Order_FirstPlaces_AreSharedByWeight()
    {
        var places = Places([Load(0, 1), Load(1, 3), Load(2, 6)], Turns);

        AssertShare(0.1, places[0][0]);
        AssertShare(0.3, places[1][0]);
        AssertShare(0.6, places[2][0]);
    }

    [Fact]
    public void Order_SecondPlaces_AreDrawnByWeightAmongTheOthers()
    {
        var places = Places([Load(0, 1), Load(1, 3), Load(2, 6)], Turns);

        // P(second) of the first: behind 1 with 0.3 × 1/7, behind 2 with 0.6 × 1/4; the others likewise.
        AssertShare((0.3 / 7) + (0.6 / 4), places[0][1]);
        AssertShare((0.1 * 3 / 9) + (0.6 * 3 / 4), places[1][1]);
        AssertShare((0.1 * 6 / 9) + (0.3 * 6 / 7), places[2][1]);
    }

    [Fact]
    public void Order_LargestWeights_DoNotOverflow()
    {
        var places = Places([.. Enumerable.Range(0, 32).Select(i => Load(i, int.MaxValue))], Turns);

        Assert.All(places, place => AssertShare(1.0 / 32, place[0]));
    }

    private static void AssertShare(double expected, int count) => Assert.InRange((double)count / Turns, expected - 0.015, expected + 0.015);
}
