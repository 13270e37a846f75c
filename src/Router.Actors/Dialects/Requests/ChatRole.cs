namespace LlmRouter.Dialects.Requests;

/// <summary>Who says a message.</summary>
internal enum ChatRole
{
    /// <summary>The operator: <c>system</c>, or <c>developer</c> by OpenAI's newer name.</summary>
    System,
    User,
    Assistant,

    /// <summary>The result of a tool call.</summary>
    Tool,
}
