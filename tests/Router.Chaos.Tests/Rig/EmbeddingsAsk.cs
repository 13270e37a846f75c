using LlmRouter.Chaos.Faults;

namespace LlmRouter.Chaos.Rig;

/// <inheritdoc cref="AskKind.Embeddings"/>
public sealed class EmbeddingsAsk : IAsk
{
    public static AskKind Kind => AskKind.Embeddings;
}
