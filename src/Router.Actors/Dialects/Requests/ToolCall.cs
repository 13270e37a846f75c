namespace LlmRouter.Dialects.Requests;

/// <summary>A call that the assistant made earlier in the conversation.</summary>
/// <param name="Id">Escaped; empty in dialects without ids.</param>
/// <param name="Name">Escaped.</param>
/// <param name="Arguments">Escaped JSON text of the arguments: the contents of the string that OpenAI sends.</param>
internal sealed record ToolCall(ReadOnlyMemory<byte> Id, ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Arguments)
{
    /// <summary>Escaped signature of the call: see <see cref="DeltaKind.Signature"/>.</summary>
    public ReadOnlyMemory<byte> Signature { get; init; }
}
