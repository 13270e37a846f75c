namespace LlmRouter.Settings;

/// <summary>How many requests a provider is given at once, and how many more may wait for it.</summary>
/// <param name="Limit">Most requests under way; null for any number.</param>
/// <param name="Queue">Most requests that wait; the next one is refused with 429.</param>
/// <param name="Wait">Longest wait; then the request is refused with 429.</param>
public sealed record ConcurrencySettings(int? Limit, int Queue, TimeSpan Wait)
{
    /// <summary>No limit, hence no queue.</summary>
    public static ConcurrencySettings Unlimited { get; } = new(null, 0, TimeSpan.Zero);
}
