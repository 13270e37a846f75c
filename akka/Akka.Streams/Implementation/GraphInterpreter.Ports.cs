namespace Akka.Streams.Implementation;

// What stages do to their connections, and the queue of what follows from it.
internal sealed partial class GraphInterpreter
{
    internal void Pull(Connection connection)
    {
        connection.State ^= PortState.InReady | PortState.Pulling;
        if (_chaseLeft > 0 && _chasedPull is null)
        {
            _chaseLeft--;
            _chasedPull = connection;
        }
        else
        {
            Enqueue(connection);
        }
    }

    internal void Push(Connection connection, object element)
    {
        connection.State ^= PortState.OutReady | PortState.Pushing;
        connection.Slot = element;
        if (_chaseLeft > 0 && _chasedPush is null)
        {
            _chaseLeft--;
            _chasedPush = connection;
        }
        else
        {
            Enqueue(connection);
        }
    }

    internal void Complete(Connection connection) => CloseOutput(connection, null);

    internal void Fail(Connection connection, Exception cause) => CloseOutput(connection, cause);

    internal void Cancel(Connection connection, Exception cause)
    {
        var before = connection.State;
        if ((before & PortState.InClosed) != 0)
            return;
        connection.State = before | PortState.InClosed;
        if ((before & PortState.OutClosed) == 0)
        {
            // The element in flight is nobody's any more.
            connection.Slot = null;
            connection.Cause = cause;
            Signal(connection, before);
        }
        connection.Consumer.OpenPorts--;
    }

    private void CloseOutput(Connection connection, Exception? failure)
    {
        var before = connection.State;
        if ((before & PortState.OutClosed) != 0)
            return;
        connection.State = before | PortState.OutClosed;
        if ((before & PortState.InClosed) == 0)
        {
            if (failure is not null)
            {
                connection.State |= PortState.Failed;
                connection.Cause = failure;
            }
            Signal(connection, before);
        }
        connection.Producer.OpenPorts--;
    }

    /// <summary>Makes sure that an event for a connection that closed is in the queue, once.</summary>
    private void Signal(Connection connection, PortState before)
    {
        if ((before & (PortState.Pulling | PortState.Pushing)) == 0)
        {
            Enqueue(connection);
        }
        else if (ReferenceEquals(_chasedPush, connection))
        {
            _chasedPush = null;
            Enqueue(connection);
        }
        else if (ReferenceEquals(_chasedPull, connection))
        {
            _chasedPull = null;
            Enqueue(connection);
        }
    }

    private void Enqueue(Connection connection)
    {
        if (_tail is null)
            _head = connection;
        else
            _tail.NextEvent = connection;
        _tail = connection;
    }

    private Connection Dequeue()
    {
        var connection = _head!;
        _head = connection.NextEvent;
        connection.NextEvent = null;
        if (_head is null)
            _tail = null;
        return connection;
    }
}
