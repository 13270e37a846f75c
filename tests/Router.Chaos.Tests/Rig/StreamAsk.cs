using LlmRouter.Chaos.Faults;

namespace LlmRouter.Chaos.Rig;

/// <inheritdoc cref="AskKind.Stream"/>
public sealed class StreamAsk : IAsk
{
    public static AskKind Kind => AskKind.Stream;
}
