using LlmRouter.Chaos.Rig;

namespace LlmRouter.Chaos.Arrangements;

public sealed class StreamAloneTests : AloneContract<StreamAsk>;
