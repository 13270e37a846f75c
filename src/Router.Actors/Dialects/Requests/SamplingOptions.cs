namespace LlmRouter.Dialects.Requests;

/// <summary>How to sample. Raw JSON values; an empty one was not given.</summary>
internal sealed record SamplingOptions
{
    public ReadOnlyMemory<byte> Temperature { get; init; }

    public ReadOnlyMemory<byte> TopP { get; init; }

    public ReadOnlyMemory<byte> Seed { get; init; }

    /// <summary>A string or an array of strings.</summary>
    public ReadOnlyMemory<byte> Stop { get; init; }

    public ReadOnlyMemory<byte> MaxTokens { get; init; }

    public ReadOnlyMemory<byte> FrequencyPenalty { get; init; }

    public ReadOnlyMemory<byte> PresencePenalty { get; init; }
}
