namespace LlmRouter.Settings;

/// <summary>What sets a provider apart from others of its dialect, as data instead of code.</summary>
/// <param name="KeyHeader">The header that carries the API key as it is; null sends <c>Authorization: Bearer</c>.</param>
/// <param name="MaxTokens">The limit to send where the dialect requires one and the client gave none.</param>
/// <param name="StreamUsage">It takes <c>stream_options.include_usage</c>; a server that refuses unknown members does not.</param>
/// <param name="MaxCompletionTokens">It calls the limit <c>max_completion_tokens</c>, as OpenAI's newer models do.</param>
/// <param name="ThinkTags">Its models write their reasoning between <c>&lt;think&gt;</c> and <c>&lt;/think&gt;</c> at the beginning of the text.</param>
public sealed record ProviderTraits(string? KeyHeader, int MaxTokens, bool StreamUsage, bool MaxCompletionTokens, bool ThinkTags);
