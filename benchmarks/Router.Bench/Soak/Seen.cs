namespace LlmRouter.Bench.Soak;

/// <summary>What a client saw of one answer.</summary>
/// <param name="Status">HTTP status; 0 when none came.</param>
/// <param name="Tokens">Tokens received.</param>
/// <param name="Errors">Error events.</param>
/// <param name="Finished">The finish reason came.</param>
/// <param name="Done">The terminator came.</param>
/// <param name="Complete">The body came to its end.</param>
/// <param name="Broke">What broke the connection; null when nothing did.</param>
internal readonly record struct Seen(int Status, int Tokens, int Errors, bool Finished, bool Done, bool Complete, string? Broke);
