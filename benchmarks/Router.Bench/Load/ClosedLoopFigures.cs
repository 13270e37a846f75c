namespace LlmRouter.Bench.Load;

/// <summary>What a <see cref="ClosedLoopWorkload"/> is about.</summary>
internal enum ClosedLoopFigures
{
    Requests,
    Chunks,
    FirstToken,
}
