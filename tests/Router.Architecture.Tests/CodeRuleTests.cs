using System.Reflection;
using LlmRouter.Architecture.Code;
using LlmRouter.Architecture.Rules;
using LlmRouter.Architecture.Samples;

namespace LlmRouter.Architecture;

/// <summary>Rules on what the compiled code names. Each has a test that it holds and a test that it can fail.</summary>
public sealed class CodeRuleTests
{
    private static readonly Assembly Engine = typeof(IRouterEngine).Assembly;
    private static readonly Assembly Http = Assembly.Load("Router.Http");

    private static readonly Dictionary<(string From, string To), string> Neighbours = new()
    {
        [("Routing", "Failover")] = "a route holds the budgets that its attempts are paid with",
    };

    private static readonly Dictionary<string, string> DoorExceptions = new()
    {
        ["LlmRouter.EngineServices.AddRouterEngine"] = "Program puts the engine into the host",
    };

    private static readonly Dictionary<string, string> PublicInEngine = new()
    {
        ["LlmRouter.Contracts"] = "what the engine and its callers hand to each other",
        ["LlmRouter.Settings"] = "what the program loads and hands to the engine",
        ["LlmRouter.IRouterEngine"] = "the only door",
        ["LlmRouter.ClientErrors"] = "errors that are found before the door, in the dialect of the client",
        ["LlmRouter.EngineServices"] = "puts what is behind the door into a host",
    };

    [Fact]
    public void PureFolders_NameNoAkkaNoNetworkNoClock() => AssertNone(PureCore.Violations(TypeUses.Of(Types(Engine).Where(PureCore.Covers))));

    [Theory]
    [InlineData("System.Net.Http.HttpClient")]
    [InlineData("System.TimeProvider.GetTimestamp")]
    [InlineData("System.Diagnostics.Stopwatch.GetTimestamp")]
    [InlineData("System.Net.Sockets.Socket")]
    [InlineData("System.Guid.NewGuid")]
    public void PureFolders_Rule_SeesFieldsLambdasBodiesAndStateMachines(string target) =>
        Assert.Contains(PureCore.Violations(TypeUses.Of([typeof(ImpureSample)])), violation => violation.Contains(target, StringComparison.Ordinal));

    [Fact]
    public void PureFolders_Rule_CoversFoldersAndWhatIsBelow()
    {
        Assert.True(PureCore.Covers(typeof(LlmRouter.Contracts.RouterError)));
        Assert.True(PureCore.Covers(typeof(LlmRouter.Framing.WireLine)));
        Assert.True(PureCore.Covers(typeof(LlmRouter.Dialects.IClientDialect)));
        Assert.False(PureCore.Covers(typeof(ImpureSample)));
        Assert.False(PureCore.Covers(typeof(IRouterEngine)));
    }

    [Fact]
    public void Engine_ReferencesNoAspNetCore() => Assert.Empty(AspNetCore(Engine));

    [Fact]
    public void Engine_ReferencesNoAspNetCore_Rule_SeesOneThatDoes() => Assert.NotEmpty(AspNetCore(Http));

    [Fact]
    public void Folders_NameOnlyLowerFloors() => AssertNone(DependencyDirection.Violations(TypeUses.Of(Types(Engine)), Neighbours));

    [Fact]
    public void Folders_Rule_SeesAnUpwardName()
    {
        TypeUse[] upward = [new(typeof(LlmRouter.Contracts.RouterError), typeof(LlmRouter.Dialects.IClientDialect), null)];
        TypeUse[] neighbour = [new(typeof(LlmRouter.Framing.WireLine), typeof(LlmRouter.Json.JsonFloorSample), null)];
        TypeUse[] unknown = [new(typeof(ImpureSample), typeof(IRouterEngine), null)];

        Assert.Single(DependencyDirection.Violations(upward, Neighbours));
        Assert.Single(DependencyDirection.Violations(neighbour, Neighbours));
        Assert.Empty(DependencyDirection.Violations(neighbour, new Dictionary<(string, string), string> { [("Framing", "Json")] = "a reason" }));
        Assert.Contains("no floor", Assert.Single(DependencyDirection.Violations(unknown, Neighbours)), StringComparison.Ordinal);
    }

    [Fact]
    public void Http_NamesOnlyTheDoor() => AssertNone(Door.Violations(TypeUses.Of(Types(Http)).Where(use => use.To.Assembly == Engine), DoorExceptions));

    [Fact]
    public void Http_Rule_SeesWhatIsBehindTheDoor()
    {
        TypeUse[] uses =
        [
            new(typeof(ImpureSample), typeof(LlmRouter.Dialects.IClientDialect), null), new(typeof(ImpureSample), typeof(IRouterEngine), "SendAsync"),
            new(typeof(ImpureSample), typeof(LlmRouter.Contracts.Frame), "Dispose"),
        ];

        Assert.Contains("IClientDialect", Assert.Single(Door.Violations(uses, DoorExceptions)), StringComparison.Ordinal);
        Assert.Empty(Door.Violations(uses, new Dictionary<string, string> { ["LlmRouter.Dialects.IClientDialect"] = "a reason" }));
    }

    [Fact]
    public void Types_AreSealedAbstractOrStatic() => AssertNone(TypeShape.Unsealed(Types(Engine).Concat(Types(Http))));

    [Fact]
    public void Types_AreSealed_Rule_SeesAnOpenOne() => Assert.Single(TypeShape.Unsealed([typeof(ImpureSample), typeof(TypeUse), typeof(TypeUses), typeof(Stream)]));

    [Fact]
    public void Types_AreInternalUnlessListed()
    {
        AssertNone(TypeShape.Exposed(Types(Engine), PublicInEngine));
        AssertNone(TypeShape.Exposed(Types(Http), new Dictionary<string, string>()));
    }

    [Fact]
    public void Types_AreInternal_Rule_SeesAPublicOne()
    {
        Assert.Single(TypeShape.Exposed([typeof(ImpureSample), typeof(TypeUse)], PublicInEngine));
        Assert.Empty(TypeShape.Exposed([typeof(IRouterEngine), typeof(LlmRouter.Contracts.Frame)], PublicInEngine));
    }

    private static IEnumerable<Type> Types(Assembly assembly) =>
        assembly.GetTypes().Where(type => !type.IsNested && type.Namespace?.StartsWith("LlmRouter", StringComparison.Ordinal) == true);

    private static IEnumerable<string> AspNetCore(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    private static void AssertNone(IEnumerable<string> violations)
    {
        var found = violations.Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }
}
