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

    public ToolChoice ToolChoice { get; init; } = ToolChoice.Unset;

    /// <summary>Raw boolean: may several tools be called at once.</summary>
    public ReadOnlyMemory<byte> ParallelCalls { get; init; }

    public SamplingOptions Sampling { get; init; } = new();

    public ReplyFormat Format { get; init; } = ReplyFormat.Text;

    public ReasoningOptions Reasoning { get; init; } = ReasoningOptions.Unset;

    /// <summary>Raw string: who the end user is.</summary>
    public ReadOnlyMemory<byte> User { get; init; }

    /// <summary>
    /// Parameters outside this vocabulary, by OpenAI's names: offered to targets that ignore what they do not know. A target that
    /// refuses unknown members leaves them out.
    /// </summary>
    public IReadOnlyList<RawMember> Extras { get; init; } = [];
}
