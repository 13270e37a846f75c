namespace LlmRouter.Routing;

/// <summary>A candidate as policies see it.</summary>
/// <param name="Index">Its place in the configured order.</param>
/// <param name="Weight">Its configured share.</param>
/// <param name="InFlight">Requests that its provider has under way or waiting.</param>
/// <param name="FirstToken">Peak-EWMA of its time to first token; zero when nothing is known.</param>
internal readonly record struct CandidateLoad(int Index, int Weight, int InFlight, TimeSpan FirstToken);
