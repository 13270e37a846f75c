namespace LlmRouter.Contracts;

/// <summary>What the client asks for. Each has its own path at the provider, its own timeouts and its own reply shape.</summary>
public enum Operation
{
    /// <summary>A chat turn: <c>POST /v1/chat/completions</c>.</summary>
    Chat,

    /// <summary>A legacy text completion: <c>POST /v1/completions</c>.</summary>
    Completion,

    /// <summary>Vectors for texts: <c>POST /v1/embeddings</c>.</summary>
    Embeddings,

    /// <summary>How many tokens a chat turn would take: <c>POST /v1/messages/count_tokens</c>. Never streamed.</summary>
    CountTokens,
}
