using LlmRouter.Contracts;
using LlmRouter.Routing;

namespace LlmRouter.Tests.Routing;

public sealed class RoutePlannerTests
{
    private static readonly RoutingSnapshot Two = Snapshot(
        [new("openai", ["gpt-4o", "shared"], true), new("local", ["llama3:latest", "shared", "org/model"], true), new("demo", ["demo"], true, BuiltIn: true)],
        ("fast", "openai/gpt-4o"));

    [Theory]
    [InlineData("gpt-4o", "openai", "gpt-4o")]
    [InlineData("openai/gpt-4o", "openai", "gpt-4o")]
    [InlineData("OpenAI/gpt-4o", "openai", "gpt-4o")]
    [InlineData("local/shared", "local", "shared")]
    [InlineData("org/model", "local", "org/model")]
    [InlineData("local/org/model", "local", "org/model")]
    [InlineData("llama3", "local", "llama3:latest")]
    [InlineData("llama3:latest", "local", "llama3:latest")]
    [InlineData("gpt-4o:latest", "openai", "gpt-4o")]
    [InlineData("local/shared:latest", "local", "shared")]
    [InlineData("local/new:latest", "local", "new:latest")]
    [InlineData("fast:latest", "openai", "gpt-4o")]
    [InlineData("fast", "openai", "gpt-4o")]
    [InlineData("demo", "demo", "demo")]
    [InlineData("local/not-listed-yet", "local", "not-listed-yet")]
    public void Plan_KnownName_GoesToItsProvider(string model, string provider, string upstreamModel)
    {
        var plan = RoutePlanner.Plan(model, Two);

        Assert.Null(plan.Error);
        Assert.Equal(new Candidate(provider, upstreamModel), Assert.Single(plan.Candidates));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("nobody/gpt-4o")]
    [InlineData("/gpt-4o")]
    [InlineData("openai/")]
    public void Plan_UnknownName_IsModelNotFound(string model)
    {
        var error = RoutePlanner.Plan(model, Two).Error;

        Assert.NotNull(error);
        Assert.Equal((404, ErrorCode.ModelNotFound, Fault.Client), (error.Status, error.Code, error.Fault));
    }

    [Theory]
    [InlineData("shared")]
    [InlineData("shared:latest")]
    public void Plan_NameOfSeveralProviders_NamesTheChoices(string model)
    {
        var error = RoutePlanner.Plan(model, Two).Error;

        Assert.NotNull(error);
        Assert.Contains("openai/shared, local/shared", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_TagThatSeveralProvidersOffer_IsNotDropped()
    {
        var snapshot = Snapshot([new("a", ["m:latest"], true), new("b", ["m:latest"], true), new("c", ["m"], true)]);

        Assert.Contains("a/m:latest, b/m:latest", RoutePlanner.Plan("m:latest", snapshot).Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_ConfiguredProviderBeforeASlash_WinsOverAModelOfThatName()
    {
        var snapshot = Snapshot([new("openrouter", ["openai/gpt-4o"], true), new("openai", ["gpt-4o"], true)]);

        Assert.Equal(new Candidate("openai", "gpt-4o"), Assert.Single(RoutePlanner.Plan("openai/gpt-4o", snapshot).Candidates));
    }

    [Fact]
    public void Plan_OnlyProviderHasNotBeenRead_GetsEveryName()
    {
        var snapshot = Snapshot([new("only", [], false), new("demo", ["demo"], true, BuiltIn: true)]);

        Assert.Equal(new Candidate("only", "any-name"), Assert.Single(RoutePlanner.Plan("any-name", snapshot).Candidates));
    }

    [Fact]
    public void Models_ListedNames_PlanToTheProviderThatTheyWereListedFor()
    {
        foreach (var model in Two.Models.Where(m => m.OwnedBy != "router"))
            Assert.Equal(model.OwnedBy, Assert.Single(RoutePlanner.Plan(model.Id, Two).Candidates).Provider);
    }

    [Fact]
    public void Models_SeveralProviders_AreUniqueAndQualifiedOnlyWhereNeeded() =>
        Assert.Equal(
            ["fast", "gpt-4o", "openai/shared", "llama3:latest", "local/shared", "org/model", "demo"],
            Two.Models.Select(m => m.Id));

    [Fact]
    public void Models_ModelNamedLikeAnotherProvidersModel_IsListedQualified()
    {
        var snapshot = Snapshot([new("openrouter", ["openai/gpt-4o"], true), new("openai", ["gpt-4o"], true)]);

        Assert.Equal(["openrouter/openai/gpt-4o", "gpt-4o"], snapshot.Models.Select(m => m.Id));
    }

    private static RoutingSnapshot Snapshot(IReadOnlyList<ProviderModels> providers, params (string Alias, string Target)[] aliases) =>
        new(providers, aliases.ToDictionary(a => a.Alias, a => a.Target), created: 1);
}
