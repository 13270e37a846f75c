namespace LlmRouter.Dialects.Requests;

/// <summary>A function on offer. A tool that is none (a provider's own web search) cannot be said in another dialect: its reader refuses it.</summary>
/// <param name="Name">Escaped.</param>
/// <param name="Description">Escaped; empty when not given.</param>
/// <param name="Parameters">Raw JSON schema; empty when not given.</param>
/// <param name="Strict">Raw boolean; empty when not given.</param>
internal sealed record ToolDefinition(
    ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Description, ReadOnlyMemory<byte> Parameters, ReadOnlyMemory<byte> Strict);
