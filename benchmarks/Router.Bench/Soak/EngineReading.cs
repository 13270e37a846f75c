namespace LlmRouter.Bench.Soak;

/// <summary>What <c>GET /admin/engine</c> answers, as far as a soak looks at it.</summary>
internal sealed record EngineReading(int Streams, int Graphs, int Actors);
