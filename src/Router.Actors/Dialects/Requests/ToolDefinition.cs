namespace LlmRouter.Dialects.Requests;

/// <summary>A tool on offer. Both dialects here describe it alike, so it stays raw.</summary>
/// <param name="Raw">The whole entry of <c>tools</c>.</param>
internal readonly record struct ToolDefinition(ReadOnlyMemory<byte> Raw);
