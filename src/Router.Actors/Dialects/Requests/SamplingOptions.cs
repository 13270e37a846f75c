namespace LlmRouter.Dialects.Requests;

/// <summary>How to sample. Raw JSON values; an empty one was not given.</summary>
internal sealed record SamplingOptions
{
    public ReadOnlyMemory<byte> Temperature { get; init; }

    public ReadOnlyMemory<byte> TopP { get; init; }

    public ReadOnlyMemory<byte> TopK { get; init; }

    public ReadOnlyMemory<byte> Seed { get; init; }

    /// <summary>A string or an array of strings.</summary>
    public ReadOnlyMemory<byte> Stop { get; init; }

    public ReadOnlyMemory<byte> MaxTokens { get; init; }

    public ReadOnlyMemory<byte> FrequencyPenalty { get; init; }

    public ReadOnlyMemory<byte> PresencePenalty { get; init; }

    /// <summary>How many choices: OpenAI's <c>n</c>.</summary>
    public ReadOnlyMemory<byte> Choices { get; init; }

    /// <summary>A boolean: log probabilities are wanted.</summary>
    public ReadOnlyMemory<byte> Logprobs { get; init; }

    /// <summary>How many alternatives of each token.</summary>
    public ReadOnlyMemory<byte> TopLogprobs { get; init; }
}
