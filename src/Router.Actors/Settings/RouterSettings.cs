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

    /// <summary>In configured order.</summary>
    public IReadOnlyList<RouteSettings> Routes { get; init; } = [];

    /// <summary>Where a model goes that nothing else knows: a route's name or <c>provider/model</c>; null: nowhere.</summary>
    public string? DefaultRoute { get; init; }

    /// <summary>The live view and its key.</summary>
    public AdminSettings Admin { get; init; } = new(Key: null);

    /// <summary>How changes of the files are found.</summary>
    public ReloadSettings Reload { get; init; } = ReloadSettings.Off;
}
