using LlmRouter.Routing;

namespace LlmRouter.Tests.Routing;

public sealed class RoutePoliciesTests
{
    [Fact]
    public void All_Names_AreThoseOfTheDocumentation() =>
        Assert.Equal(["fastest", "least-busy", "priority", "round-robin", "weighted"], RoutePolicies.All.Select(policy => policy.Name).Order());

    [Fact]
    public void TryFind_UnknownName_IsFalse() => Assert.False(RoutePolicies.TryFind("random", out _));
}
