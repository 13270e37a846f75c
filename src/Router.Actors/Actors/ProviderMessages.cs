using LlmRouter.Failover;

namespace LlmRouter.Actors;

/// <summary>What a provider's actor and its parents hear.</summary>
internal static class ProviderMessages
{
    /// <summary>An attempt at the provider ended.</summary>
    public sealed record ExchangeEnded(ExchangeOutcome Outcome);

    /// <summary>Read the provider's list of models.</summary>
    public sealed record Discover
    {
        public static Discover Instance { get; } = new();
    }

    /// <summary>The list was read.</summary>
    public sealed record ModelsRead(IReadOnlyList<string> Models);

    /// <summary>The list could not be read.</summary>
    public sealed record ModelsUnreadable(Exception Cause);

    /// <summary>To the guardian: a provider's list was tried, and perhaps changed.</summary>
    public sealed record Listed(string Provider);
}
