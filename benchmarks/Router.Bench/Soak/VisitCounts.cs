namespace LlmRouter.Bench.Soak;

/// <summary>What came of all visits.</summary>
/// <param name="Requests">Requests sent.</param>
/// <param name="Aborts">Clients that left in the middle.</param>
/// <param name="Faults">Requests for which the provider misbehaved.</param>
/// <param name="Wrong">Answers that were not what they had to be, the provider's fault considered.</param>
/// <param name="Examples">What was wrong with the first of them.</param>
internal sealed record VisitCounts(long Requests, long Aborts, long Faults, long Wrong, IReadOnlyList<string> Examples);
