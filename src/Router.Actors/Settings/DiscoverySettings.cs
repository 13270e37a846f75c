namespace LlmRouter.Settings;

/// <summary>How a provider's list of models is read in the background.</summary>
/// <param name="Refresh">From one reading to the next.</param>
/// <param name="Retry">From a reading that failed to the next; it doubles with each failure, up to <paramref name="Refresh"/>.</param>
/// <param name="Probe">With an open breaker: from one reading to the next, where a success ends the pause; infinite for no probes.</param>
public sealed record DiscoverySettings(TimeSpan Refresh, TimeSpan Retry, TimeSpan Probe)
{
    /// <summary>Often enough for lists that change with releases.</summary>
    public static DiscoverySettings Usual { get; } = new(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(30), Timeout.InfiniteTimeSpan);
}
