using LlmRouter.Routing;
using LlmRouter.Routing.Policies;

namespace LlmRouter.Tests.Routing.Policies;

public sealed class RoundRobinPolicyTests : RoutePolicyContract
{
    private protected override IRoutePolicy Policy { get; } = new RoundRobinPolicy();

    [Theory]
    [InlineData(0, "0 1 2")]
    [InlineData(1, "1 2 0")]
    [InlineData(2, "2 0 1")]
    [InlineData(3, "0 1 2")]
    [InlineData(long.MaxValue, "1 2 0")]
    public void Order_Turn_RotatesWhateverTheWeight(long turn, string order) =>
        Assert.Equal(order, string.Join(' ', Ordered([Load(0, 5), Load(1, inFlight: 9), Load(2, 100)], turn, seed: 1).Select(c => c.Index)));
}
