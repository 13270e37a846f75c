using LlmRouter.Contracts;

namespace LlmRouter.Actors;

/// <summary>What one provider's actor knows, as an immutable value: published for readers, and where a restarted actor goes on.</summary>
/// <param name="State">How the provider fares.</param>
/// <param name="InFlight">Exchanges under way.</param>
/// <param name="LastError">Code of its last failure since it last succeeded.</param>
/// <param name="Models">The models of its own list; null until it was read.</param>
internal sealed record ProviderView(ProviderState State, int InFlight, string? LastError, IReadOnlyList<string>? Models)
{
    public static ProviderView Initial { get; } = new(ProviderState.Unknown, 0, null, null);

    /// <summary>One exchange began.</summary>
    public ProviderView Began() => this with { InFlight = InFlight + 1 };

    /// <summary>One exchange ended. Only the provider's own faults count against it: a caller's bad request says nothing about
    /// its health, and neither does a rate limit.</summary>
    public ProviderView Ended(RouterError? error) => error switch
    {
        null => this with { InFlight = InFlight - 1, State = ProviderState.Up, LastError = null },
        { Fault: Fault.Provider, Status: not 429 } => this with { InFlight = InFlight - 1, State = ProviderState.Down, LastError = error.Code },
        _ => this with { InFlight = InFlight - 1 },
    };

    /// <summary>Its list of models was read.</summary>
    public ProviderView Listed(IReadOnlyList<string> models) => this with { State = ProviderState.Up, LastError = null, Models = models };

    /// <summary>Its list of models could not be read; an older list stays good.</summary>
    public ProviderView Unlisted(string code) => this with { State = ProviderState.Down, LastError = code };
}
