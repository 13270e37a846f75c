namespace LlmRouter.Conformance.Goldens.Wire;

/// <summary>Counts as the facade's client reads them; null where its dialect has no member for them.</summary>
internal sealed record WireUsage(long? Input, long Output, long? Total)
{
    public long? Cached { get; init; }

    public long? Reasoning { get; init; }
}
