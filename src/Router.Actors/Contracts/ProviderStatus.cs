namespace LlmRouter.Contracts;

/// <summary>What a provider's actor last published about it.</summary>
/// <param name="Name">The configured name.</param>
/// <param name="State">How it fares.</param>
/// <param name="InFlight">Requests under way.</param>
/// <param name="Models">How many models it offers.</param>
/// <param name="LastError">Code of its last failure, if it has failed since it last succeeded.</param>
public sealed record ProviderStatus(string Name, ProviderState State, int InFlight, int Models, string? LastError)
{
    /// <summary>Requests that wait for a place.</summary>
    public int Queued { get; init; }
}
