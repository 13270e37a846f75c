using LlmRouter.Contracts;

namespace LlmRouter.Admission;

/// <summary>Refusals of the router's own, for want of a place at a provider.</summary>
internal static class AdmissionErrors
{
    /// <summary>What <c>Retry-After</c> can say, in whole seconds, other than "at once".</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>As many wait already as may.</summary>
    /// <param name="provider">Whose places are taken.</param>
    /// <param name="limit">How many it has.</param>
    /// <param name="queue">How many may wait.</param>
    /// <param name="longestWait">For how long whoever is next has waited: the best guess of what a newcomer would wait.</param>
    public static RouterError QueueFull(string provider, int limit, int queue, TimeSpan longestWait) => Refusal(
        provider, longestWait,
        $"Provider '{provider}' has its limit of {Requests(limit)} under way, and as many wait as may ({queue}). "
        + $"Try again later, or raise {Key(provider)}.limit or {Key(provider)}.queue.");

    /// <summary>No place came free in time.</summary>
    public static RouterError WaitedTooLong(string provider, int limit, TimeSpan wait) => Refusal(
        provider, wait,
        $"Provider '{provider}' has its limit of {Requests(limit)} under way, and no place came free within {wait.TotalSeconds:0.###} s. "
        + $"Try again later, or raise {Key(provider)}.limit or {Key(provider)}.wait.");

    private static RouterError Refusal(string provider, TimeSpan guess, string message) =>
        new(429, ErrorCode.RateLimited, message, "rate_limit_error", Fault.Router)
        {
            Provider = provider,
            RetryAfter = guess < Shortest ? Shortest : guess,
        };

    private static string Requests(int count) => count == 1 ? "1 request" : $"{count} requests";

    private static string Key(string provider) => $"router.providers.{provider}.concurrency";
}
