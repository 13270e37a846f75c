namespace LlmRouter.Settings;

/// <summary>One entry of <c>router.routes</c>: a model's name, and who may answer for it.</summary>
/// <param name="Name">What clients ask for; with one <c>*</c> for any text: <c>gpt-*</c>.</param>
/// <param name="Policy">How the order of the candidates is found: a name of <c>Routing/Policies</c>.</param>
/// <param name="Candidates">As configured; at least one.</param>
/// <param name="Retry">How often and how soon others are tried.</param>
/// <param name="Hedge">When a second candidate is started beside a silent first one; null for never.</param>
/// <param name="Parameters">Members of the request by OpenAI's names, each with its JSON; null takes the member out. They win over the client's.</param>
public sealed record RouteSettings(
    string Name,
    string Policy,
    IReadOnlyList<CandidateSettings> Candidates,
    RetrySettings Retry,
    HedgeSettings? Hedge,
    IReadOnlyList<KeyValuePair<string, string?>> Parameters)
{
    /// <summary>By content, the lists too: a route that a reload did not change keeps its budgets.</summary>
    public bool Equals(RouteSettings? other) =>
        other is not null
        && Name == other.Name
        && Policy == other.Policy
        && Candidates.SequenceEqual(other.Candidates)
        && Retry == other.Retry
        && Hedge == other.Hedge
        && Parameters.SequenceEqual(other.Parameters);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Policy, Retry, Hedge);
}
