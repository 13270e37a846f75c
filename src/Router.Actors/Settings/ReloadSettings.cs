namespace LlmRouter.Settings;

/// <param name="Poll">How often the configuration files are looked at; infinite: only on SIGHUP.</param>
public sealed record ReloadSettings(TimeSpan Poll)
{
    /// <summary>The files are not watched.</summary>
    public static ReloadSettings Off { get; } = new(Timeout.InfiniteTimeSpan);
}
