using System.Text.RegularExpressions;

namespace LlmRouter.Http.Tests.Start;

/// <summary>The Dockerfile, the compose file and <c>./run</c> against the tree they speak of and each other.</summary>
public sealed partial class DeploymentFilesTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Dockerfile = File.ReadAllText(Path.Combine(Root, "Dockerfile"));
    private static readonly string Compose = File.ReadAllText(Path.Combine(Root, "docker-compose.yml"));

    [Fact]
    public void Dockerfile_ForEveryProjectItNames_FindsOne()
    {
        var projects = Projects().Matches(Dockerfile).Select(match => match.Value).ToArray();

        Assert.NotEmpty(projects);
        Assert.All(projects, project => Assert.True(File.Exists(Path.Combine(Root, project)), project));
    }

    [Fact]
    public void Dockerfile_ForTheProgramItStarts_NamesOurs()
    {
        var assembly = typeof(Program).Assembly.GetName().Name + ".dll";

        Assert.Contains($"ENTRYPOINT [\"dotnet\", \"{assembly}\"", Dockerfile, StringComparison.Ordinal);
        Assert.Contains($"CMD [\"dotnet\", \"{assembly}\", \"--health\"]", Dockerfile, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ARG AKKA_ENGINE=packages")]
    [InlineData("USER $APP_UID")]
    [InlineData("EXPOSE 8777")]
    [InlineData("\"--host\", \"*\"")]
    public void Dockerfile_OfTheRouter_Has(string text) => Assert.Contains(text, Dockerfile, StringComparison.Ordinal);

    [Fact]
    public void FirstGeneration_HoweverTheRouterIsStarted_IsTheSame()
    {
        var run = File.ReadAllText(Path.Combine(Root, "run"));
        var bench = File.ReadAllText(Path.Combine(Root, "benchmarks/Router.Bench/Peers/RuntimeDefaults.cs"));

        Assert.Contains("ENV DOTNET_GCgen0size=4000000\n", Dockerfile, StringComparison.Ordinal);
        Assert.Contains("export DOTNET_GCgen0size=\"${DOTNET_GCgen0size:-4000000}\"\n", run, StringComparison.Ordinal);
        Assert.Contains("new(\"DOTNET_GCgen0size\", \"4000000\")", bench, StringComparison.Ordinal);
    }

    [Fact]
    public void Image_ForTheBuild_IsGivenEverythingItNeeds()
    {
        var ignored = File.ReadAllLines(Path.Combine(Root, ".dockerignore"));

        Assert.All((string[])["src", "akka", "hocon", "*.props", "*.targets", "global.json", "BannedSymbols.txt"], needed => Assert.DoesNotContain(needed, ignored));
        // What one machine remembered about its package feed must not decide for the image.
        Assert.Contains(".akka-engine", ignored);
    }

    [Fact]
    public void Compose_ForEveryFileItMounts_FindsOne()
    {
        var mounts = Mounts().Matches(Compose).Select(match => match.Groups[1].Value).ToArray();

        Assert.NotEmpty(mounts);
        Assert.All(mounts, mount => Assert.True(File.Exists(Path.Combine(Root, mount)), mount));
    }

    [Fact]
    public void Compose_ForTheConfiguration_MountsWhatItNames()
    {
        var target = ConfigVariable().Match(Compose).Groups[1].Value;

        Assert.Contains($":{target}:ro", Compose, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  router:")]
    [InlineData("  openwebui:")]
    [InlineData("    profiles: [\"openwebui\"]")]
    [InlineData("      OPENAI_API_BASE_URL: http://router:8777/v1")]
    [InlineData("      OPENAI_API_KEY:")]
    [InlineData("        AKKA_ENGINE: ${AKKA_ENGINE:-packages}")]
    public void Compose_OfTheRouter_HasTheLine(string line) => Assert.Contains(line, Compose.Split('\n'));

    [Theory]
    [InlineData("Dockerfile")]
    [InlineData("docker-compose.yml")]
    public void DeploymentFile_OnAnyMachine_HasNoTabsAndNoCarriageReturns(string file) =>
        Assert.DoesNotContain(File.ReadAllText(Path.Combine(Root, file)), c => c is '\t' or '\r');

    // Beside the sources, wherever the tests run from.
    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "LlmRouter.sln"))) directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException($"There is no LlmRouter.sln above {AppContext.BaseDirectory}.");
    }

    [GeneratedRegex(@"[\w./]+\.csproj")]
    private static partial Regex Projects();

    [GeneratedRegex(@"^\s+- \./([\w./-]+):", RegexOptions.Multiline)]
    private static partial Regex Mounts();

    [GeneratedRegex(@"ROUTER_CONFIG: (\S+)")]
    private static partial Regex ConfigVariable();
}
