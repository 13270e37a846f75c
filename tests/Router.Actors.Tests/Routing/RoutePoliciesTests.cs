using LlmRouter.Routing;
using LlmRouter.Settings;

namespace LlmRouter.Tests.Routing;

public sealed class RoutePoliciesTests
{
    [Fact]
    public void All_Names_AreThoseThatSettingsMaySay() =>
        Assert.Equal(RoutePolicyNames.All.Order(), RoutePolicies.All.Select(policy => policy.Name).Order());

    [Fact]
    public void TryFind_UnknownName_IsFalse() => Assert.False(RoutePolicies.TryFind("random", out _));
}
