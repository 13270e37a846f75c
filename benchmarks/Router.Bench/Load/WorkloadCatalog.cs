using LlmRouter.Bench.Mock;

namespace LlmRouter.Bench.Load;

/// <summary>Every workload, in the report's order.</summary>
internal static class WorkloadCatalog
{
    public static IReadOnlyList<IWorkload> All { get; } =
    [
        new ClosedLoopWorkload("short", "Short streams: 20 tokens, 32 connections", Stream(20, 0), 32, ClosedLoopFigures.Requests),
        new ClosedLoopWorkload("long", "Long streams: 500 tokens, 16 connections", Stream(500, 0), 16, ClosedLoopFigures.Chunks),
        new ClosedLoopWorkload("paced", "Paced streams: 16, a token each 2 ms, every token alone", Stream(500, 2_000), 16, ClosedLoopFigures.Chunks),
        new ManyStreamsWorkload(),
        new ClosedLoopWorkload("whole", "Answers in one piece: 32 connections", new ReplyPlan(1, 0, Id: 0, Streams: false), 32, ClosedLoopFigures.Requests),
        new ClosedLoopWorkload("single", "One request at a time: 20 tokens, 1 connection", Stream(20, 0), 1, ClosedLoopFigures.FirstToken),
        new LeaveWorkload(),
    ];

    private static ReplyPlan Stream(int tokens, int gapMicroseconds) => new(tokens, gapMicroseconds, Id: 0, Streams: true);
}
