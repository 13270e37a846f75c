namespace LlmRouter.Dialects;

/// <summary>What one pass over a request body tells the router: enough to plan, nothing more.</summary>
/// <param name="Model">The model that the client named.</param>
/// <param name="Stream">It wants events.</param>
/// <param name="IncludeUsage">It wants the usage chunk.</param>
internal sealed record RequestFacts(string Model, bool Stream, bool IncludeUsage)
{
    /// <summary>It wants its vectors as base64.</summary>
    public bool Base64 { get; init; }

    /// <summary>It asks for the vector of one text, in the way of Ollama's legacy <c>api/embeddings</c>.</summary>
    public bool SingleVector { get; init; }

    /// <summary>It gives its tools as OpenAI's old <c>functions</c>: its client reads a call from <c>function_call</c>.</summary>
    public bool LegacyCalls { get; init; }

    /// <summary>Raw members that the dialect's replies repeat; empty in most.</summary>
    public ReadOnlyMemory<byte> Echo { get; init; }
}
