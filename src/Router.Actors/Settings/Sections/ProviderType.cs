namespace LlmRouter.Settings.Sections;

/// <summary>One row of <c>router.provider-types</c>.</summary>
/// <param name="Dialect">How its providers speak.</param>
/// <param name="Timeouts">Waits that they share.</param>
/// <param name="Headers">Request headers that they share.</param>
/// <param name="Traits">Their traits, with those of <c>provider-defaults</c> behind them.</param>
internal sealed record ProviderType(
    string Dialect, TimeoutOverrides Timeouts, IReadOnlyDictionary<string, string> Headers, SettingsSection Traits)
{
    /// <summary>The dialect that needs no server.</summary>
    public const string Demo = "demo";

    /// <summary>The dialect whose paths the router adds itself.</summary>
    public const string Ollama = "ollama";

    public const string Anthropic = "anthropic";

    public const string Gemini = "gemini";

    /// <summary>Every dialect that there is.</summary>
    public static readonly IReadOnlyDictionary<string, string> Dialects =
        new[] { "openai", "responses", Ollama, Anthropic, Gemini, Demo }.ToDictionary(name => name);
}
