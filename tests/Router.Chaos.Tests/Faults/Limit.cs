namespace LlmRouter.Chaos.Faults;

/// <summary>The one limit that a fault is about. Every other is long: on a busy machine a short one would beat the fault.</summary>
internal enum Limit
{
    None,
    FirstToken,
    Idle,
}
