using LlmRouter.Routing;
using LlmRouter.Settings;

namespace LlmRouter.Tests.Routing;

/// <summary>The settings stand below the policies and cannot name them: these are the two lists that must agree.</summary>
public sealed class RoutePolicyNamesTests
{
    [Fact]
    public void PolicyNames_OfTheSettings_AreThoseOfThePolicies() =>
        Assert.Equal(RoutePolicyNames.All.Order(), RoutePolicies.All.Select(policy => policy.Name).Order());
}
