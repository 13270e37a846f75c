namespace LlmRouter.Settings;

/// <summary>Everything the router was told, validated. Immutable; a reload swaps it whole. Defaults live in hocon/reference.conf alone.</summary>
public sealed record RouterSettings(
    ServerSettings Server,
    AuthSettings Auth,
    StreamSettings Stream,
    LimitSettings Limits,
    IReadOnlyList<ProviderSettings> Providers,
    IReadOnlyDictionary<string, string> Aliases,
    LogSettings Log)
{
    /// <summary>The <c>akka { }</c> section with every substitution resolved, printed as plain HOCON for <c>ConfigurationFactory.ParseString</c>.</summary>
    public required string AkkaHocon { get; init; }
}
