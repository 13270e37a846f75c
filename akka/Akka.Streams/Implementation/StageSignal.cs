using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>A <see cref="StageCallback{T}"/> without an element.</summary>
internal sealed class StageSignal(GraphStageLogic stage, Action handler)
{
    internal void Invoke() => stage.Live.Run.Post(new Call(this));

    private GraphStageLogic Stage => stage;

    private void Handle() => handler();

    private sealed class Call(StageSignal signal) : AsyncInput
    {
        internal override GraphStageLogic Stage => signal.Stage;

        internal override void Run() => signal.Handle();
    }
}
