using LlmRouter.Routing;
using LlmRouter.Settings;

namespace LlmRouter.Tests.Routing;

public sealed class RouteTableTests
{
    private static readonly RouteSettings A = Routes.Settings("a", "p/m");
    private static readonly RouteSettings B = Routes.Settings("b", "p/m");

    [Fact]
    public void After_UnchangedSettings_KeepsBudgetsAndTurnsWhereverTheRouteStands()
    {
        var before = RouteTable.Empty.After([A, B]);
        before.Routes[0].NextTurn();
        Assert.True(before.Routes[0].Retries.TryWithdraw());

        // As a reload reads them: equal, and nothing of them the same object.
        var after = before.After([Routes.Settings("b", "p/m"), Routes.Settings("a", "p/m")]);

        Assert.Same(before.Routes[0], after.Routes[1]);
        Assert.Same(before.Routes[1], after.Routes[0]);
    }

    [Fact]
    public void After_ChangedSettings_BeginsAnew()
    {
        var before = RouteTable.Empty.After([A, B]);
        var changed = A with { Policy = "weighted" };

        var after = before.After([changed]);

        var route = Assert.Single(after.Routes);
        Assert.NotSame(before.Routes[0], route);
        Assert.Equal(("weighted", changed), (route.Policy.Name, route.Settings));
    }

    [Fact]
    public void After_UnknownPolicy_SaysWhichRoute() =>
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => RouteTable.Empty.After([A with { Policy = "none" }])).Message, StringComparison.Ordinal);
}
