namespace LlmRouter.Dialects.Requests;

/// <summary>
/// A chat turn or a text completion in the words that all dialects share. Texts are escaped JSON text, other values raw JSON;
/// an empty one was not given. Slices of the client's body: valid as long as it is.
/// </summary>
internal sealed record ChatRequest
{
    public IReadOnlyList<ChatMessage> Messages { get; init; } = [];

    /// <summary>Raw string or array of a text completion; empty for a chat turn.</summary>
    public ReadOnlyMemory<byte> Prompt { get; init; }

    /// <summary>Escaped text behind the completion.</summary>
    public ReadOnlyMemory<byte> Suffix { get; init; }

    public bool Stream { get; init; }

    public IReadOnlyList<ToolDefinition> Tools { get; init; } = [];

    public SamplingOptions Sampling { get; init; } = new();

    public ReplyFormat Format { get; init; } = ReplyFormat.Text;

    /// <summary>Raw: <c>true</c>, <c>false</c>, <c>"low"</c>, <c>"medium"</c>, <c>"high"</c>, …</summary>
    public ReadOnlyMemory<byte> Reasoning { get; init; }

    /// <summary>Parameters outside this vocabulary, that any target may be offered.</summary>
    public IReadOnlyList<RawMember> Extras { get; init; } = [];
}
