namespace LlmRouter.Contracts;

/// <summary>What is alive in the engine, for <c>GET /admin/engine</c>. In quiet, streams and graphs are 0 and the actors are as many as after the start.</summary>
/// <param name="Streams">Exchanges under way.</param>
/// <param name="Graphs">Relay graphs that have started and not stopped.</param>
/// <param name="Actors">Actors that have started and not stopped.</param>
public sealed record EngineCounts(int Streams, int Graphs, int Actors);
