using LlmRouter.Contracts;
using LlmRouter.Failover;

namespace LlmRouter.Actors;

/// <summary>What one provider's actor knows, as an immutable value: published for readers, and where a restarted actor goes on.</summary>
/// <param name="State">How the provider fares.</param>
/// <param name="LastError">Code of its last failure since it last succeeded.</param>
/// <param name="Models">The models of its own list; null until it was read.</param>
/// <param name="Health">Breaker, cooling models, time to first token.</param>
internal sealed record ProviderView(ProviderState State, string? LastError, IReadOnlyList<string>? Models, ProviderHealth Health)
{
    public static ProviderView Initial { get; } = new(ProviderState.Unknown, null, null, ProviderHealth.Initial);

    /// <summary>One exchange ended. Only the provider's own faults count against it: a caller's bad request says nothing about
    /// its health, and neither does a rate limit.</summary>
    public ProviderView Ended(ExchangeOutcome outcome, ProviderHealth health) => outcome.Error switch
    {
        null => this with { Health = health, State = ProviderState.Up, LastError = null },
        { } error when OutcomeClassifier.Classify(error).Blame == Blame.Provider => this with { Health = health, State = ProviderState.Down, LastError = error.Code },
        _ => this with { Health = health },
    };

    /// <summary>Its list of models was read.</summary>
    public ProviderView Listed(IReadOnlyList<string> models) => this with { State = ProviderState.Up, LastError = null, Models = models };

    /// <summary>Its list of models could not be read; an older list stays good.</summary>
    public ProviderView Unlisted(string code) => this with { State = ProviderState.Down, LastError = code };
}
