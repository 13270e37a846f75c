using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>
/// A <see cref="StageCallback{T}"/> without an element. A call that has run is used again: a stage that is signalled once for each read
/// of a socket would leave one behind for each.
/// </summary>
internal sealed class StageSignal(GraphStageLogic stage, Action handler)
{
    private Call? _spare;

    /// <summary>Runs the handler, at once and on this thread if the stream is idle.</summary>
    internal void Invoke() => stage.Live.Run.PostHere(Take());

    /// <summary>Runs the handler on another thread: for callers that hold a lock.</summary>
    internal void Post() => stage.Live.Run.Post(Take());

    private GraphStageLogic Stage => stage;

    private Call Take() => Interlocked.Exchange(ref _spare, null) ?? new Call(this);

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
