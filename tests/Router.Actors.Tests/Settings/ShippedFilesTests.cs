using LlmRouter.Settings;

namespace LlmRouter.Tests.Settings;

/// <summary>What the repository ships as configuration is right.</summary>
public sealed class ShippedFilesTests
{
    private static readonly Dictionary<string, string> Environment = new()
    {
        ["OPENAI_API_KEY"] = "sk-1",
        ["TEAM_KEY_RED"] = "red",
        ["TEAM_KEY_BLUE"] = "blue",
    };

    public static TheoryData<string, string> Files => new()
    {
        { "router.conf", "openai ollama demo" },
        { "examples/all-dialects.conf", "anthropic gemini responses claude-gateway old-vllm ollama" },
        { "examples/failover.conf", "openai house" },
        { "examples/openai-compatible.conf", "openai vllm llama-cpp lm-studio gateway ollama" },
        { "examples/ollama.conf", "ollama openai" },
        { "examples/team.conf", "openai openrouter" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void File_Shipped_IsRightAndGivesProviders(string name, string providers)
    {
        var outcome = SettingsLoader.Load(new SettingsSources
        {
            ConfigFile = Path.Combine(Repository.Root, "hocon", name),
            Environment = Environment,
            Files = new DiskSettingsFiles(),
        });
        Assert.Empty(outcome.Mistakes);
        Assert.Equal(providers, string.Join(' ', outcome.Settings!.Providers.Select(p => p.Name)));
    }

    [Fact]
    public void Files_Shipped_AreAllTested()
    {
        var folder = Path.Combine(Repository.Root, "hocon");
        var shipped = Directory.EnumerateFiles(folder, "*.conf", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
            .Where(f => f != "reference.conf");
        Assert.Equal(Files.Select(row => (string)row[0]).Order(), shipped.Order());
    }
}
