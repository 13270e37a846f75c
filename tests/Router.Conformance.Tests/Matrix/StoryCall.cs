namespace LlmRouter.Conformance.Matrix;

/// <summary>A tool call.</summary>
/// <param name="Id">Not every dialect has one.</param>
/// <param name="Name">The function.</param>
/// <param name="Arguments">A JSON object.</param>
internal sealed record StoryCall(string Id, string Name, string Arguments);
