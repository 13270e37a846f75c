using Akka.Actor;
using LlmRouter.Telemetry;

namespace LlmRouter.Actors;

/// <summary>An actor of ours, counted while it is alive. Who overrides its beginning or its end calls this one's first.</summary>
internal abstract class CountedActor(LiveCounts counts) : ReceiveActor
{
    // A restart is an end and a beginning: Akka calls both.
    protected override void PreStart() => counts.ActorStarted();

    protected override void PostStop() => counts.ActorStopped();
}
