namespace LlmRouter.Dialects.Anthropic;

/// <summary>What a content block holds.</summary>
internal enum AnthropicBlockKind : byte
{
    Text,
    Thinking,

    /// <summary>A call of the client's function: <c>tool_use</c>.</summary>
    Call,

    /// <summary>Something that only Anthropic has: redacted thinking, a tool that it ran itself, that tool's result.</summary>
    Native,
}
