namespace LlmRouter.Settings.Sections;

/// <summary>One row of <c>router.provider-types</c>.</summary>
internal sealed record ProviderType(string Dialect, TimeoutOverrides Timeouts)
{
    /// <summary>The dialect that needs no server.</summary>
    public const string Demo = "demo";

    /// <summary>The dialect whose paths the router adds itself.</summary>
    public const string Ollama = "ollama";

    /// <summary>Every dialect that there is.</summary>
    public static readonly IReadOnlyDictionary<string, string> Dialects =
        new Dictionary<string, string> { ["openai"] = "openai", [Ollama] = Ollama, [Demo] = Demo };
}
