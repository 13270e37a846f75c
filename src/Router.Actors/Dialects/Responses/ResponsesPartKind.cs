namespace LlmRouter.Dialects.Responses;

/// <summary>What a part of an item holds; each has events of its own.</summary>
internal enum ResponsesPartKind
{
    /// <summary><c>output_text</c> of a message.</summary>
    Text,

    /// <summary><c>refusal</c> of a message.</summary>
    Refusal,

    /// <summary><c>summary_text</c> of a reasoning item.</summary>
    Summary,

    /// <summary><c>reasoning_text</c> of a reasoning item: the reasoning itself, where a provider shows it.</summary>
    Reasoning,
}
