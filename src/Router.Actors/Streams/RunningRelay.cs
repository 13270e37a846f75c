using Akka.Streams;

namespace LlmRouter.Streams;

/// <summary>A materialized relay graph: where its frames come out, and the switch that ends it.</summary>
internal sealed record RunningRelay(UniqueKillSwitch KillSwitch, FrameQueue Frames);
