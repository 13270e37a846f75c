using LlmRouter.Settings;

namespace LlmRouter.Actors;

/// <summary>How long until a provider's list of models is read again. Pure.</summary>
internal static class ReadingPause
{
    /// <summary>A fifth of a pause after a failure is chance, so that the providers of one outage are not asked all at once.</summary>
    private const double Share = 0.2;

    /// <param name="settings">The provider's.</param>
    /// <param name="failures">Readings that failed in a row; 0 after one that succeeded.</param>
    /// <param name="isOpen">Its breaker is open: then the list is the probe, if there is to be one.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan After(DiscoverySettings settings, int failures, bool isOpen, double chance)
    {
        var pause = failures == 0 ? settings.Refresh : Doubled(settings, failures) * (1 - (Share * chance));
        return isOpen && settings.Probe != Timeout.InfiniteTimeSpan && settings.Probe < pause ? settings.Probe : pause;
    }

    private static TimeSpan Doubled(DiscoverySettings settings, int failures)
    {
        var seconds = settings.Retry.TotalSeconds * Math.Pow(2, failures - 1);
        return seconds < settings.Refresh.TotalSeconds ? TimeSpan.FromSeconds(seconds) : settings.Refresh;
    }
}
