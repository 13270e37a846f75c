namespace LlmRouter.Settings;

/// <summary>What sets a provider apart from others of its dialect, as data instead of code.</summary>
/// <param name="KeyHeader">The header that carries the API key as it is; null sends <c>Authorization: Bearer</c>.</param>
/// <param name="MaxTokens">The limit to send where the dialect requires one and the client gave none.</param>
/// <param name="MaxTokensName">
/// What an OpenAI-compatible provider calls the limit: <c>max_tokens</c> or <c>max_completion_tokens</c>; null takes it by the client's name.
/// </param>
/// <param name="RefusedMembers">Top-level members of OpenAI's requests that it refuses: they are left out. <c>reasoning_content</c> is that of its messages.</param>
/// <param name="ThinkTags">Its models write their reasoning between <c>&lt;think&gt;</c> and <c>&lt;/think&gt;</c> at the beginning of the text.</param>
public sealed record ProviderTraits(string? KeyHeader, int MaxTokens, string? MaxTokensName, IReadOnlyList<string> RefusedMembers, bool ThinkTags)
{
    /// <summary>By content, the list too.</summary>
    public bool Equals(ProviderTraits? other) =>
        other is not null
        && KeyHeader == other.KeyHeader
        && MaxTokens == other.MaxTokens
        && MaxTokensName == other.MaxTokensName
        && RefusedMembers.SequenceEqual(other.RefusedMembers)
        && ThinkTags == other.ThinkTags;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(KeyHeader, MaxTokens, MaxTokensName, ThinkTags);
}
