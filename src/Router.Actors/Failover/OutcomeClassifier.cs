using LlmRouter.Contracts;

namespace LlmRouter.Failover;

/// <summary>Whose fault a failure was, and whether asking somebody else can help.</summary>
internal static class OutcomeClassifier
{
    private const int ClientLeft = 499;

    private static readonly Verdict Final = new(TriesNext: false, Blame.Nobody);
    private static readonly Verdict Elsewhere = new(TriesNext: true, Blame.Nobody);
    private static readonly Verdict ProviderFailed = new(TriesNext: true, Blame.Provider);
    private static readonly Verdict ModelLimited = new(TriesNext: true, Blame.Model);

    public static Verdict Classify(RouterError error) => (error.Fault, error.UpstreamStatus ?? error.Status) switch
    {
        // Its own capacity, as a queue that is full: another provider has another queue.
        (Fault.Router, _) => Elsewhere,
        // Not known, not served or too large here: the next one may know it, serve it, take it.
        (_, 404 or 405 or 410 or 413 or 415) or (Fault.Provider, 501) => Elsewhere,
        // The router's account there is empty. That passes to the client as it is, but is no fault of its request.
        (_, 402) => ProviderFailed,
        (Fault.Client, _) => Final,
        (_, 429) => ModelLimited,
        _ => ProviderFailed,
    };

    /// <summary>The provider turned it away: how soon says nothing about how soon it would have answered.</summary>
    public static bool IsRefusal(RouterError error) =>
        error.Fault != Fault.Router && error.Status != ClientLeft && Classify(error).Blame is not Blame.Provider;
}
