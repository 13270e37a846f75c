namespace LlmRouter.Dialects.Requests;

/// <summary>How free the model is in calling tools.</summary>
internal enum ToolChoiceMode
{
    /// <summary>The client said nothing.</summary>
    Unset,
    Auto,
    None,

    /// <summary>Some tool must be called: OpenAI's <c>required</c>, Anthropic's and Gemini's <c>any</c>.</summary>
    Required,

    /// <summary>This one must be called.</summary>
    Named,
}
