using LlmRouter.Http.Start;
using LlmRouter.Http.Tests.Fakes;
using LlmRouter.Settings;

namespace LlmRouter.Http.Tests.Start;

/// <summary>What <c>--check</c> says of routes and of the live view.</summary>
public sealed class ConfigurationSummaryTests
{
    private static readonly BudgetSettings Budget = new(1, 1);

    [Fact]
    public void Summary_OfTheDefaults_NamesNoRoute()
    {
        var text = ConfigurationSummary.Text(TestSettings.Default);
        Assert.Contains("  admin        off\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("  route ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("  otherwise ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Summary_WithAnAdminKey_SaysSoAndDoesNotShowIt()
    {
        var text = ConfigurationSummary.Text(TestSettings.Default with { Admin = new AdminSettings("secret-1") });
        Assert.Contains("  admin        on, with its own key\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "  route        gpt-* -> a/*, b/gpt-* x3 (weighted)\n")]
    [InlineData(0, "  route        gpt-* -> a/*, b/gpt-* x3 (weighted, hedge after p95)\n")]
    [InlineData(800, "  route        gpt-* -> a/*, b/gpt-* x3 (weighted, hedge after 0.8 s)\n")]
    public void Summary_OfARoute_IsOneLine(int? hedgeAfter, string line)
    {
        var hedge = hedgeAfter is { } delay ? new HedgeSettings(delay == 0 ? null : TimeSpan.FromMilliseconds(delay), Budget) : null;
        var settings = TestSettings.Default with { Routes = [Route(hedge)], DefaultRoute = "a/m" };
        Assert.Contains(line + "  otherwise    a/m\n", ConfigurationSummary.Text(settings), StringComparison.Ordinal);
    }

    private static RouteSettings Route(HedgeSettings? hedge)
    {
        var timeouts = TestSettings.Provider("a").Timeouts;
        return new RouteSettings(
            "gpt-*", "weighted", [new("a", "*", 1, timeouts), new("b", "gpt-*", 3, timeouts)], new RetrySettings(1, TimeSpan.Zero, TimeSpan.Zero, Budget, LastResort: true), hedge, []);
    }
}
