using LlmRouter.Chaos.Faults;

namespace LlmRouter.Chaos.Rig;

/// <summary>A kind of request as a type, so that one contract serves every kind.</summary>
public interface IAsk
{
    static abstract AskKind Kind { get; }
}
