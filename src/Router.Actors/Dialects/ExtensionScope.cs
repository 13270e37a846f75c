namespace LlmRouter.Dialects;

/// <summary>Where the raw members of an extension stood.</summary>
internal enum ExtensionScope : byte
{
    /// <summary>Beside <c>choices</c>.</summary>
    Chunk,

    /// <summary>Beside <c>delta</c> or <c>message</c>.</summary>
    Choice,

    /// <summary>Inside <c>delta</c> or <c>message</c>.</summary>
    Message,

    /// <summary>Inside one tool call.</summary>
    ToolCall,

    /// <summary>A whole event about something that the vocabulary has no word for: a block or an item of the provider's own.</summary>
    Event,
}
