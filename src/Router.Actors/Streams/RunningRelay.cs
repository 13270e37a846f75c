using System.Threading.Channels;
using Akka.Streams;
using LlmRouter.Contracts;

namespace LlmRouter.Streams;

/// <summary>A materialized relay graph: where its frames come out, and the switch that ends it.</summary>
internal sealed record RunningRelay(UniqueKillSwitch KillSwitch, ChannelReader<Frame> Frames);
