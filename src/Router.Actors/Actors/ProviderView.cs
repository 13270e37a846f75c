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

    /// <summary>The state is what requests met. It outranks the list: a provider may answer and have no list, or have one and answer nobody.</summary>
    private bool IsMet { get; init; }

    /// <summary>False when this outcome would leave the view as it is, but for the times to a first token.</summary>
    public bool LearnsFrom(ExchangeOutcome outcome) =>
        outcome.Error is not null || outcome.IsProbe || !IsMet || State != ProviderState.Up || LastError is not null || !Health.IsSound;

    /// <summary>One exchange ended. Only the provider's own faults count against it: a caller's bad request says nothing about
    /// its health, and neither does a rate limit.</summary>
    public ProviderView Ended(ExchangeOutcome outcome, ProviderHealth health) => outcome.Error switch
    {
        null => this with { Health = health, State = ProviderState.Up, LastError = null, IsMet = true },
        { } error when OutcomeClassifier.Classify(error).Blame == Blame.Provider =>
            this with { Health = health, State = ProviderState.Down, LastError = error.Code, IsMet = true },
        _ => this with { Health = health },
    };

    /// <summary>Its list of models was read.</summary>
    public ProviderView Listed(IReadOnlyList<string> models) =>
        IsMet ? this with { Models = models } : this with { State = ProviderState.Up, LastError = null, Models = models };

    /// <summary>Its list of models could not be read; an older list stays good.</summary>
    public ProviderView Unlisted(string code) => IsMet ? this : this with { State = ProviderState.Down, LastError = code };
}
