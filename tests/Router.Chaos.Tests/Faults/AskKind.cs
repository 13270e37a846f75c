namespace LlmRouter.Chaos.Faults;

/// <summary>What the client asks for.</summary>
public enum AskKind
{
    /// <summary>A chat that streams.</summary>
    Stream,

    /// <summary>A chat whose answer comes whole.</summary>
    Whole,

    /// <summary>Vectors.</summary>
    Embeddings,
}
