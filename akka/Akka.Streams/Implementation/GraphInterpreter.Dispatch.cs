namespace Akka.Streams.Implementation;

// How an event reaches the handler that it is for.
internal sealed partial class GraphInterpreter
{
    private void RunEvent(Connection connection)
    {
        try
        {
            Dispatch(connection);
        }
        catch (Exception e)
        {
            FailActiveStage(e);
            StopChasing();
            _chaseLeft = 0;
        }
        AfterStageHasRun(ActiveStage!);
    }

    private void Dispatch(Connection connection)
    {
        const PortState Ends = PortState.InClosed | PortState.OutClosed;
        var state = connection.State;
        if ((state & (Ends | PortState.Pulling)) == PortState.Pulling)
            DispatchPull(connection);
        else if ((state & (Ends | PortState.Pushing)) == PortState.Pushing)
            DispatchPush(connection);
        else if ((state & Ends) == PortState.InClosed)
            DispatchCancellation(connection);
        else if ((state & Ends) == PortState.OutClosed)
            DispatchEnd(connection);
    }

    private void DispatchPull(Connection connection)
    {
        ActiveStage = connection.Producer;
        connection.State ^= PortState.Pulling | PortState.OutReady;
        connection.Producer.OutHandler!.OnPull();
    }

    private void DispatchPush(Connection connection)
    {
        ActiveStage = connection.Consumer;
        connection.State ^= PortState.Pushing | PortState.InReady;
        connection.Consumer.InHandler!.OnPush();
    }

    private void DispatchCancellation(Connection connection)
    {
        ActiveStage = connection.Producer;
        connection.State |= PortState.OutClosed;
        connection.Producer.OpenPorts--;
        connection.Producer.OutHandler!.OnDownstreamFinish(connection.Cause!);
    }

    private void DispatchEnd(Connection connection)
    {
        if ((connection.State & PortState.Pushing) != 0)
        {
            // The last element goes first; the end follows in its own event.
            DispatchPush(connection);
            Enqueue(connection);
            return;
        }
        ActiveStage = connection.Consumer;
        connection.State |= PortState.InClosed;
        connection.Consumer.OpenPorts--;
        if ((connection.State & PortState.Failed) != 0)
            connection.Consumer.InHandler!.OnUpstreamFailure(connection.Cause!);
        else
            connection.Consumer.InHandler!.OnUpstreamFinish();
    }

    private void FailActiveStage(Exception cause)
    {
        Run.Report(ActiveStage!, cause);
        ActiveStage!.FailStage(cause);
    }
}
