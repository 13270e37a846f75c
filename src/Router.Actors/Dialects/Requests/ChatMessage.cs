namespace LlmRouter.Dialects.Requests;

/// <summary>One message of the conversation.</summary>
internal sealed record ChatMessage(ChatRole Role)
{
    /// <summary>Texts, images and files in order; empty for a turn of tool calls only.</summary>
    public IReadOnlyList<ContentPart> Parts { get; init; } = [];

    /// <summary>Escaped reasoning text of an assistant's turn.</summary>
    public ReadOnlyMemory<byte> Reasoning { get; init; }

    /// <summary>Escaped signature of that reasoning: see <see cref="DeltaKind.Signature"/>.</summary>
    public ReadOnlyMemory<byte> Signature { get; init; }

    public IReadOnlyList<ToolCall> Calls { get; init; } = [];

    /// <summary>Escaped id of the call that this is the result of.</summary>
    public ReadOnlyMemory<byte> CallId { get; init; }

    /// <summary>Escaped name of the function that this is the result of, or of the speaker.</summary>
    public ReadOnlyMemory<byte> Name { get; init; }

    /// <summary>The tool failed: its result is an error text.</summary>
    public bool IsError { get; init; }
}
