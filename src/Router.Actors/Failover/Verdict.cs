namespace LlmRouter.Failover;

/// <summary>What a failure before the first token means.</summary>
/// <param name="TriesNext">Another candidate may do better.</param>
/// <param name="Blame">Whom it counts against.</param>
internal readonly record struct Verdict(bool TriesNext, Blame Blame);
