using LlmRouter.Chaos.Rig;

namespace LlmRouter.Chaos.Arrangements;

public sealed class EmbeddingsHedgedTests : HedgedContract<EmbeddingsAsk>;
