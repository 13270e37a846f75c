using Akka.Streams.Stage;

namespace Akka.Conformance.Streams;

/// <summary>Hands everything on; tests override what they are about.</summary>
internal class PassThrough<T> : InAndOutGraphStageLogic
{
    internal PassThrough(CustomFlow<T, T> stage) : base(stage.Shape)
    {
        Stage = stage;
        SetHandler(stage.In, stage.Out, this);
    }

    protected CustomFlow<T, T> Stage { get; }

    public override void OnPush() => Push(Stage.Out, Grab(Stage.In));

    public override void OnPull() => Pull(Stage.In);
}
