using LlmRouter.Chaos.Faults;

namespace LlmRouter.Chaos.Rig;

/// <inheritdoc cref="AskKind.Whole"/>
public sealed class WholeAsk : IAsk
{
    public static AskKind Kind => AskKind.Whole;
}
