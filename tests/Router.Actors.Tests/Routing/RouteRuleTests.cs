using LlmRouter.Contracts;
using LlmRouter.Routing;

namespace LlmRouter.Tests.Routing;

/// <summary>Names that lead to routes, and which rule is the first to know a name.</summary>
public sealed class RouteRuleTests
{
    private static readonly ProviderModels[] Providers =
        [new("openai", ["gpt-4o", "shared"], true), new("local", ["llama3:latest", "shared", "gpt-oss"], true)];

    [Theory]
    // A route of just this name is before an alias, a provider's model, and a pattern.
    [InlineData("exact", "exact: openai/gpt-4o, local/llama3")]
    [InlineData("openai/o3", "openai/o3: local/o3")]
    [InlineData("gpt-4o", "gpt-4o: openai/gpt-4o, local/gpt-oss")]
    // An alias may lead to a route, a pattern, a provider's model.
    [InlineData("to-route", "exact: openai/gpt-4o, local/llama3")]
    [InlineData("to-pattern", "claude-*: openai/claude-x, local/anthropic-x-y-x")]
    [InlineData("to-model", "-: openai/gpt-4o")]
    // provider/model is before a pattern that it is of.
    [InlineData("local/gpt-oss", "-: local/gpt-oss")]
    // Of patterns the one with the longest literal text, and of equals the first; before a bare name.
    [InlineData("gpt-oss", "gpt-*: openai/gpt-oss")]
    [InlineData("gpt-4-mini", "gpt-*-mini: local/mini-4")]
    [InlineData("claude-1", "claude-*: openai/claude-1, local/anthropic-1-y-1")]
    [InlineData("claude-*", "claude-*: openai/claude-*, local/anthropic-*-y-*")]
    [InlineData("llama3", "-: local/llama3:latest")]
    // Ollama's tag is dropped for routes too.
    [InlineData("exact:latest", "exact: openai/gpt-4o, local/llama3")]
    [InlineData("gpt-new:latest", "gpt-*: openai/gpt-new:latest")]
    // What nothing else knows.
    [InlineData("nothing", "exact: openai/gpt-4o, local/llama3")]
    public void Plan_Name_GoesWhereTheFirstRuleSays(string model, string plan) => Assert.Equal(plan, Text(RoutePlanner.Plan(model, Snapshot("exact"))));

    [Theory]
    [InlineData("local/any", "-: local/any")]
    [InlineData("local/*", "-: local/nothing")]
    [InlineData("gpt-*", "gpt-*: openai/nothing")]
    public void Plan_UnknownName_GoesToTheDefault(string defaultRoute, string plan) =>
        Assert.Equal(plan, Text(RoutePlanner.Plan("nothing", Snapshot(defaultRoute))));

    [Theory]
    [InlineData(null)]
    [InlineData("hidden/any")]
    [InlineData("nobody")]
    public void Plan_UnknownNameAndNoDefaultThatIsThere_IsModelNotFound(string? defaultRoute) => AssertNotFound(RoutePlanner.Plan("nothing", Snapshot(defaultRoute)));

    [Theory]
    [InlineData("exact", "exact: local/m")]
    [InlineData(null, "-: local/nothing")]
    public void Plan_UnknownNameAndOneProviderWithoutAList_GoesToTheDefaultIfThereIsOne(string? defaultRoute, string plan)
    {
        var snapshot = new RoutingSnapshot([new("local", [], Complete: false)], new Dictionary<string, string>(), 1, [Routes.Of("exact", "local/m")], defaultRoute);

        Assert.Equal(plan, Text(RoutePlanner.Plan("nothing", snapshot)));
    }

    [Fact]
    public void Plan_NameOfSeveralProviders_NamesTheChoicesAndNotTheDefault() =>
        Assert.Contains("openai/shared, local/shared", RoutePlanner.Plan("shared", Snapshot("exact")).Error?.Message, StringComparison.Ordinal);

    [Fact]
    public void Plan_CandidateOfAProviderThatIsNotShown_IsLeftOut() => Assert.Equal("half: local/m", Text(RoutePlanner.Plan("half", Snapshot(null))));

    [Theory]
    [InlineData("none")]
    [InlineData("to-none")]
    public void Plan_NobodyIsShown_IsModelNotFoundWhateverTheDefault(string model) => AssertNotFound(RoutePlanner.Plan(model, Snapshot("exact")));

    [Fact]
    public void Plan_Candidates_CarryWeightAndWaits()
    {
        var plan = RoutePlanner.Plan("exact", Snapshot(null));

        Assert.Equal([1, 2], plan.Candidates.Select(candidate => candidate.Weight));
        Assert.All(plan.Candidates, candidate => Assert.Same(Routes.Timeouts, candidate.Timeouts));
    }

    [Fact]
    public void Models_Routes_AreListedFirstAndHideBareNames() => Assert.Equal(
        [
            "exact router", "openai/o3 router", "gpt-4o router", "half router", "to-route router", "to-pattern router", "to-model router", "to-none router",
            "openai/gpt-4o openai", "openai/shared openai", "llama3:latest local", "local/shared local", "local/gpt-oss local",
        ],
        Listed(Snapshot(null)));

    [Fact]
    public void Models_PatternThatLeadsToTheModel_ListsItsBareNameOnce()
    {
        var snapshot = new RoutingSnapshot(Providers, new Dictionary<string, string>(), 1, [Routes.Of("*", "openai/*", "local/*")]);

        Assert.Equal(
            ["gpt-4o router", "openai/gpt-4o openai", "shared router", "openai/shared openai", "llama3:latest router", "local/llama3:latest local", "local/shared local", "gpt-oss router", "local/gpt-oss local"],
            Listed(snapshot));
    }

    [Fact]
    public void Models_EveryListedName_PlansToWhomItIsListedFor()
    {
        foreach (var model in Snapshot(null).Models.Where(model => model.Id != "to-none"))
        {
            var plan = RoutePlanner.Plan(model.Id, Snapshot(null));
            Assert.Null(plan.Error);
            if (model.OwnedBy != "router") Assert.Equal((null, model.OwnedBy), (plan.Route, Assert.Single(plan.Candidates).Provider));
        }
    }

    private static RoutingSnapshot Snapshot(string? defaultRoute) => new(
        Providers,
        new Dictionary<string, string> { ["to-route"] = "exact", ["to-pattern"] = "claude-x", ["to-model"] = "openai/gpt-4o", ["exact"] = "local/never", ["to-none"] = "none" },
        created: 1,
        [
            Routes.Of("gpt-*", "OpenAI/*"), Routes.Of("exact", "openai/gpt-4o", "local/llama3"), Routes.Of("openai/o3", "local/o3"),
            Routes.Of("gpt-4o", "openai/*", "local/gpt-oss"), Routes.Of("gpt-*-mini", "hidden/x", "local/mini-*", "hidden/y"),
            Routes.Of("claude-*", "openai/*", "local/anthropic-*-y-*"), Routes.Of("claude*-", "local/never"), Routes.Of("claud*-1", "local/never"), Routes.Of("half", "hidden/m", "local/m"),
            Routes.Of("none", "hidden/m"),
        ],
        defaultRoute);

    private static string Text(RoutePlan plan) =>
        $"{plan.Route?.Settings.Name ?? "-"}: {string.Join(", ", plan.Candidates.Select(candidate => candidate.Provider + "/" + candidate.Model))}";

    private static IEnumerable<string> Listed(RoutingSnapshot snapshot) => snapshot.Models.Select(model => model.Id + " " + model.OwnedBy);

    private static void AssertNotFound(RoutePlan plan)
    {
        Assert.Empty(plan.Candidates);
        Assert.Equal((404, ErrorCode.ModelNotFound, Fault.Client), (plan.Error!.Status, plan.Error.Code, plan.Error.Fault));
    }
}
