using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>
/// A <see cref="StageCallback{T}"/> without an element. A call that has run is used again: a stage that is signalled once for each read
/// of a socket would leave one behind for each.
/// </summary>
internal sealed class StageSignal(GraphStageLogic stage, Action handler)
{
    private Call? _spare;

    internal void Invoke() => stage.Live.Run.Post(Interlocked.Exchange(ref _spare, null) ?? new Call(this));

    private GraphStageLogic Stage => stage;

    private void Handle(Call call)
    {
        // It has left the inbox, and the handler itself may signal again.
        Volatile.Write(ref _spare, call);
        handler();
    }

    private sealed class Call(StageSignal signal) : AsyncInput
    {
        internal override GraphStageLogic Stage => signal.Stage;

        internal override void Run() => signal.Handle(this);
    }
}
