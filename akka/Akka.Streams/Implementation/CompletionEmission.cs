using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>Completes the output once everything before it is out.</summary>
internal sealed class CompletionEmission(GraphStageLogic stage) : Emission(stage)
{
    public override void OnPull() => Stage.CompleteOutput();

    protected override void Start()
    {
        if (!StartFollowersFirst())
            Stage.CompleteOutput();
    }
}
