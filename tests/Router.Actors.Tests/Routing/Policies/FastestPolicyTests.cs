using LlmRouter.Routing;
using LlmRouter.Routing.Policies;

namespace LlmRouter.Tests.Routing.Policies;

public sealed class FastestPolicyTests : RoutePolicyContract
{
    private const int Turns = 20_000;

    private protected override IRoutePolicy Policy { get; } = new FastestPolicy();

    [Fact]
    public void Order_TwoCandidates_TakesTheCheaper()
    {
        // 0.5 s × 4 is more than 1 s × 1.
        CandidateLoad[] candidates = [Load(0, inFlight: 3, seconds: 0.5), Load(1, inFlight: 0, seconds: 1)];
        for (var seed = 0; seed < 50; seed++) Assert.Equal([1, 0], Ordered(candidates, 0, seed).Select(c => c.Index));
    }

    [Fact]
    public void Order_FirstPlaces_AreThoseOfThePowerOfTwoChoices()
    {
        var places = Places([Load(0, seconds: 1), Load(1, seconds: 2), Load(2, seconds: 3), Load(3, seconds: 4)], Turns);

        // Six pairs: the cheapest wins its three, the next two, the next one; the dearest never.
        AssertShare(3.0 / 6, places[0][0]);
        AssertShare(2.0 / 6, places[1][0]);
        AssertShare(1.0 / 6, places[2][0]);
        Assert.Equal(0, places[3][0]);
        // The second is the other of the pair, each as often as it is drawn and loses.
        AssertShare(1.0 / 6, places[1][1]);
        AssertShare(3.0 / 6, places[3][1]);
    }

    [Fact]
    public void Order_BehindThePair_TheRestIsSortedByCost()
    {
        CandidateLoad[] candidates = [Load(0, seconds: 5), Load(1, seconds: 1), Load(2, seconds: 4), Load(3, seconds: 2), Load(4, seconds: 3)];
        for (var seed = 0; seed < 100; seed++)
        {
            var ordered = Ordered(candidates, 0, seed);
            Assert.True(ordered[0].FirstToken < ordered[1].FirstToken);
            Assert.Equal(ordered[2..].OrderBy(c => c.FirstToken), ordered[2..]);
        }
    }

    [Fact]
    public void Order_UnknownAndIdle_IsTriedFirst()
    {
        CandidateLoad[] candidates = [Load(0, seconds: 0.001), Load(1)];
        for (var seed = 0; seed < 50; seed++) Assert.Equal(1, Ordered(candidates, 0, seed)[0].Index);
    }

    [Fact]
    public void Order_UnknownAndBeingTried_CountsAsQuickAsTheQuickest()
    {
        // A burst must not go where nobody knows the way: with one request under way there, it costs 2 × 0.1 s.
        CandidateLoad[] candidates = [Load(0, inFlight: 0, seconds: 0.1), Load(1, inFlight: 1)];
        for (var seed = 0; seed < 50; seed++) Assert.Equal(0, Ordered(candidates, 0, seed)[0].Index);
    }

    [Fact]
    public void Order_AllUnknown_FewestUnderWayFirst()
    {
        CandidateLoad[] candidates = [Load(0, inFlight: 5), Load(1, inFlight: 4)];
        for (var seed = 0; seed < 50; seed++) Assert.Equal(1, Ordered(candidates, 0, seed)[0].Index);
    }

    [Fact]
    public void Order_EqualCosts_SpreadEvenly() =>
        Assert.All(Places([Load(0), Load(1), Load(2)], Turns), places => AssertShare(1.0 / 3, places[0]));

    private static void AssertShare(double expected, int count) => Assert.InRange((double)count / Turns, expected - 0.015, expected + 0.015);
}
