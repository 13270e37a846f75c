using LlmRouter.Architecture.Rules;
using LlmRouter.Architecture.Sources;

namespace LlmRouter.Architecture;

/// <summary>Rules on the files of the working tree. Each has a test that it holds and a test that it can fail.</summary>
public sealed class SourceRuleTests
{
    private static readonly IReadOnlyList<SourceFile> Product = Repository.CSharp("src");
    private static readonly IReadOnlyList<SourceFile> ProductAndEngine = Repository.CSharp("src", "akka");

    [Fact]
    public void Repository_Files_AreFound()
    {
        Assert.Contains(Product, file => file.Path == "src/Router.Actors/IRouterEngine.cs");
        Assert.DoesNotContain(ProductAndEngine, file => file.Path.Contains("/obj/", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_AreShort() => AssertNone(SourceText.TooLong(ProductAndEngine));

    [Fact]
    public void Files_AreShort_Rule_CountsLines()
    {
        Assert.Single(SourceText.TooLong([Sample(string.Join('\n', Enumerable.Repeat("// line", 251)))]));
        Assert.Empty(SourceText.TooLong([Sample(string.Join('\n', Enumerable.Repeat("// line", 250)) + "\n")]));
    }

    [Fact]
    public void Files_HoldOneType() => AssertNone(SourceText.SeveralTypes(ProductAndEngine));

    [Theory]
    [InlineData("public sealed class A;\ninternal readonly record struct B;")]
    [InlineData("public interface A;\npublic delegate void B();")]
    [InlineData("enum A;\nfile static class B\n{\n}")]
    [InlineData("internal abstract partial class A\n{\n}\npublic record class B(int C);")]
    public void Files_HoldOneType_Rule_SeesASecond(string text) => Assert.Single(SourceText.SeveralTypes([Sample(text)]));

    [Theory]
    [InlineData("public sealed class A\n{\n    private enum B;\n    class C { }\n}")]
    [InlineData("internal sealed partial class A;\ninternal sealed partial class A;")]
    [InlineData("// class B\npublic class A;")]
    public void Files_HoldOneType_Rule_LetsNestedAndPartialOnesBe(string text) => Assert.Empty(SourceText.SeveralTypes([Sample(text)]));

    [Fact]
    public void Names_SaySomething() => AssertNone(SourceText.EmptyNames(Product));

    [Theory]
    [InlineData("StreamManager", 1)]
    [InlineData("JsonUtils", 1)]
    [InlineData("HelperFactory", 1)]
    [InlineData("Utilization", 0)]
    [InlineData("Managed", 0)]
    public void Names_Rule_SeesEmptyWords(string name, int violations) =>
        Assert.Equal(violations, SourceText.EmptyNames([Sample($"internal sealed class {name};")]).Count());

    [Fact]
    public void Text_HoldsNothingBanned() => AssertNone(SourceText.BannedText(Product));

    [Theory]
    [InlineData("#if DEBUG")]
    [InlineData("var node = JsonNode.Parse(text);")]
    [InlineData("using var document = JsonDocument.Parse(text);")]
    [InlineData("using System.Text.Json.Nodes;")]
    [InlineData("private readonly JsonDocument? _document;")]
    [InlineData("Channel.CreateUnbounded<int>();")]
    [InlineData("#pragma warning disable CA1031")]
    public void Text_Rule_SeesWhatIsBanned(string line) => Assert.Single(SourceText.BannedText([Sample(line)]));

    [Theory]
    [InlineData("    // No JsonDocument here.")]
    [InlineData("    JsonDocument,")]
    [InlineData("    WireFormat.JsonDocument => new JsonDocumentParser(limit),")]
    public void Text_Rule_LetsCommentsAndOwnNamesBe(string line) => Assert.Empty(SourceText.BannedText([Sample(line)]));

    [Fact]
    public void Solution_ContainsEveryProject() => AssertNone(Solution.Missing(Repository.Read("LlmRouter.sln"), Repository.Files(".", "*.csproj")));

    [Fact]
    public void Solution_Rule_SeesAMissingProject()
    {
        var solution = new SourceFile("x.sln", "Project(\"{1}\") = \"A\", \"src\\A\\A.csproj\", \"{2}\"");

        Assert.Equal("src/B/B.csproj", Assert.Single(Solution.Missing(solution, ["src/A/A.csproj", "src/B/B.csproj"])).Split(' ')[0]);
    }

    [Fact]
    public void ReferenceConf_DocumentsEveryKey() => AssertNone(Documentation.Undocumented(Repository.Read("hocon/reference.conf")));

    [Fact]
    public void ReferenceConf_Rule_SeesAKeyWithoutComment()
    {
        const string conf = "# all\na {\n  # one\n  b = 1\n  b = ${?B}\n\n  # two\n  c {\n    d = 2\n  }\n  e = [1]\n}\n";

        Assert.Equal(["x.conf:9: a.c.d has no comment above it.", "x.conf:11: a.e has no comment above it."], Documentation.Undocumented(new SourceFile("x.conf", conf)));
    }

    [Fact]
    public void Reliability_NamesTestsAndSettingsThatExist() => AssertNone(Promises.Broken(
        Repository.Read("docs/reliability.md"), Repository.Files("tests", "*.cs"), Repository.Read("docs/configuration.md")));

    [Fact]
    public void Reliability_Rule_SeesWhatIsNotThere()
    {
        var document = new SourceFile("r.md", "| promise | held by | tuned by |\n| all is well | `ATests`, `BTests` | `server.port`, `server.post` |\n| hope | | |");
        var settings = new SourceFile("c.md", "## `router.server`\n| `port` | `8777` | where |");

        Assert.Equal(
            ["r.md: there is no test BTests.", "r.md: there is no setting server.post.", "r.md: nothing holds \"hope\"."],
            Promises.Broken(document, ["tests/x/ATests.cs"], settings));
    }

    private static SourceFile Sample(string text) => new("Sample.cs", text);

    private static void AssertNone(IEnumerable<string> violations)
    {
        var found = violations.ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }
}
