using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>A handler that any thread may call: each call becomes an input of the stage's stream.</summary>
internal sealed class StageCallback<T>(GraphStageLogic stage, Action<T> handler)
{
    internal void Invoke(T element) => stage.Live.Run.Post(new Call(this, element));

    private sealed class Call(StageCallback<T> callback, T element) : AsyncInput
    {
        internal override GraphStageLogic Stage => callback.Stage;

        internal override void Run() => callback.Handle(element);
    }

    private GraphStageLogic Stage => stage;

    private void Handle(T element) => handler(element);
}
