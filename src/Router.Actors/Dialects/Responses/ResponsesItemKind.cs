namespace LlmRouter.Dialects.Responses;

/// <summary>What an item of the output is.</summary>
internal enum ResponsesItemKind
{
    Message,
    Reasoning,
    Call,

    /// <summary>The provider's own: it passes as it is.</summary>
    Other,
}
