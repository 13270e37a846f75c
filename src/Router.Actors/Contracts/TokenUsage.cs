namespace LlmRouter.Contracts;

/// <summary>Tokens as the provider counted them.</summary>
/// <param name="PromptTokens">All that was read, what came from a cache or went into one included.</param>
/// <param name="CompletionTokens">What was written; with or without reasoning, as the provider counts it.</param>
/// <param name="TotalTokens">As the provider says, else the sum.</param>
public readonly record struct TokenUsage(long PromptTokens, long CompletionTokens, long TotalTokens)
{
    /// <summary>Of the prompt: read from a cache. Null when the provider does not say.</summary>
    public long? CachedTokens { get; init; }

    /// <summary>Of the prompt: written into a cache. Null when the provider does not say.</summary>
    public long? CacheWriteTokens { get; init; }

    /// <summary>Reasoning. Null when the provider does not say.</summary>
    public long? ReasoningTokens { get; init; }
}
