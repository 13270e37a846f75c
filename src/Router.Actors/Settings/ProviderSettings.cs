namespace LlmRouter.Settings;

/// <summary>One provider: where it is, how to call it, how long to wait.</summary>
/// <param name="Name">The name in configuration, in <c>provider/model</c> and in the log.</param>
/// <param name="Type">Which request dialect it takes: <c>openai</c>, <c>responses</c>, <c>ollama</c>, <c>anthropic</c>, <c>gemini</c> or <c>demo</c>. Its replies are told by their shape.</param>
/// <param name="BaseUrl">For example <c>https://api.openai.com/v1</c>; null for <c>demo</c>. Ends without a slash.</param>
/// <param name="ApiKey">Sent as <c>Authorization: Bearer</c>, or as the traits say; null or empty sends none. Never logged.</param>
/// <param name="Models">Models offered even when the provider's own list cannot be read. Empty: only what its list says.</param>
/// <param name="Headers">Further request headers.</param>
/// <param name="Timeouts">How long to wait, per operation.</param>
/// <param name="Optional">True for a provider that was found rather than configured (Ollama on localhost): silent while it does not answer.</param>
public sealed record ProviderSettings(
    string Name,
    string Type,
    Uri? BaseUrl,
    string? ApiKey,
    IReadOnlyList<string> Models,
    IReadOnlyDictionary<string, string> Headers,
    ProviderTimeouts Timeouts,
    bool Optional)
{
    /// <summary>What sets it apart from others of its dialect.</summary>
    public required ProviderTraits Traits { get; init; }

    /// <summary>How many requests it is given at once.</summary>
    public ConcurrencySettings Concurrency { get; init; } = ConcurrencySettings.Unlimited;

    /// <summary>When it is left alone for a while.</summary>
    public BreakerSettings Breaker { get; init; } = BreakerSettings.Never;

    /// <summary>How its list of models is read.</summary>
    public DiscoverySettings Discovery { get; init; } = DiscoverySettings.Usual;

    /// <summary>By content, lists and headers too: a provider that a reload did not change keeps its connections and its health.</summary>
    public bool Equals(ProviderSettings? other) =>
        other is not null
        && Name == other.Name
        && Type == other.Type
        && BaseUrl == other.BaseUrl
        && ApiKey == other.ApiKey
        && Models.SequenceEqual(other.Models)
        && Headers.Count == other.Headers.Count
        && Headers.All(header => other.Headers.TryGetValue(header.Key, out var value) && value == header.Value)
        && Timeouts == other.Timeouts
        && Optional == other.Optional
        && Traits == other.Traits
        && Concurrency == other.Concurrency
        && Breaker == other.Breaker
        && Discovery == other.Discovery;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Type, BaseUrl);

    /// <summary>Name, type and place: a record's own text would show the key and the headers.</summary>
    public override string ToString() => $"{Name} ({Type}{(BaseUrl is null ? "" : ", " + BaseUrl)})";
}
