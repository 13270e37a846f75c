using LlmRouter.Testing.Upstream;

namespace LlmRouter.Chaos.Faults;

/// <summary>One thing that may happen at a provider, and what has to come of it.</summary>
/// <param name="Name">Names the case.</param>
/// <param name="Steps">What the provider does once it has read the request.</param>
internal sealed record ProviderFault(string Name, Func<Scene, UpstreamStep[]> Steps)
{
    /// <summary>Null: it cannot happen to this kind.</summary>
    public Expectation? Stream { get; init; }

    /// <inheritdoc cref="Stream"/>
    public Expectation? Whole { get; init; }

    /// <inheritdoc cref="Stream"/>
    public Expectation? Embeddings { get; init; }

    /// <summary>The same for every kind.</summary>
    public Expectation All
    {
        init => Stream = Whole = Embeddings = value;
    }

    /// <summary>The same for both kinds of documents.</summary>
    public Expectation Documents
    {
        init => Whole = Embeddings = value;
    }

    /// <summary>Which limit ends it; for documents it is always the whole exchange's.</summary>
    public Limit Limit { get; init; }

    /// <summary>When it happens.</summary>
    public Entrance Entrance { get; init; } = Entrance.AfterTheRequest;

    /// <summary>The request is larger than what the kernel takes for a provider that does not read.</summary>
    public bool HasLargeRequest { get; init; }

    /// <summary>It never comes to an end by itself.</summary>
    public bool IsSilence => Limit != Limit.None;

    public Expectation? For(AskKind kind) => kind switch
    {
        AskKind.Stream => Stream,
        AskKind.Whole => Whole,
        _ => Embeddings,
    };

    public override string ToString() => Name;
}
