namespace LlmRouter.Settings.Sections;

/// <summary>One row of <c>router.well-known</c>, with what the environment says about it.</summary>
/// <param name="Name">The provider's name.</param>
/// <param name="Type">A name under <c>provider-types</c>.</param>
/// <param name="BaseUrl">From the environment, else the row's; null for the demo.</param>
/// <param name="ApiKey">From the environment; null when unset. Never logged.</param>
/// <param name="KeyVariable">Where the key comes from; null when there is none.</param>
/// <param name="IsNamed">A variable names it.</param>
/// <param name="IsAssumed">It is there without any variable.</param>
/// <param name="Traits">Its traits, with those of its type behind them; null when there is no such type.</param>
internal sealed record WellKnownProvider(
    string Name, string Type, Uri? BaseUrl, string? ApiKey, string? KeyVariable, bool IsNamed, bool IsAssumed, SettingsSection? Traits)
{
    /// <summary>Whether it is there although nobody configured it.</summary>
    public bool IsFound => IsNamed || IsAssumed;
}
