namespace LlmRouter.Contracts;

/// <summary>Tokens as the provider counted them.</summary>
public readonly record struct TokenUsage(long PromptTokens, long CompletionTokens, long TotalTokens);
