namespace LlmRouter.Testing.Replies;

/// <summary>A tool call as a client puts it together from its deltas.</summary>
internal sealed record ReplyToolCall(int Index, string Id, string Name)
{
    /// <summary>The argument deltas, joined.</summary>
    public string Arguments { get; init; } = "";
}
