namespace LlmRouter.Bench.Client;

/// <summary>What came of one request.</summary>
/// <param name="Fault">Null when the answer came whole: status 200, every token, the terminator. Otherwise what was missing.</param>
/// <param name="Tokens">Tokens received.</param>
/// <param name="FirstTokenTicks">Stopwatch ticks from the request's first byte to the first token.</param>
internal readonly record struct Answer(string? Fault, int Tokens, long FirstTokenTicks);
