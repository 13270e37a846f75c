using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>The wire between two stages: one slot for the element in flight, and the state of both ends.</summary>
internal sealed class Connection
{
    internal readonly GraphStageLogic Producer;
    internal readonly GraphStageLogic Consumer;

    /// <summary>The element that was pushed and not grabbed yet. Elements are never null, so null means none.</summary>
    internal object? Slot;

    /// <summary>Why the consumer cancelled or the producer failed.</summary>
    internal Exception? Cause;

    /// <summary>The link of the interpreter's event queue: a connection is in it at most once.</summary>
    internal Connection? NextEvent;

    internal PortState State = PortState.InReady;

    internal Connection(GraphStageLogic producer, GraphStageLogic consumer) => (Producer, Consumer) = (producer, consumer);

    internal bool Is(PortState mask, PortState value) => (State & mask) == value;
}
