using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>
/// Runs the signals of one fused graph, one at a time. The newest push and the newest pull are followed at once
/// ("chased") while they keep arriving, which moves an element through a chain of stages without queueing;
/// the rest waits in a queue that is linked through the connections, so that signals allocate nothing.
/// </summary>
internal sealed class GraphInterpreter
{
    // Long enough to cross a usual chain in one go, short enough that queued events do not wait for ever.
    private const int ChaseLimit = 16;

    [ThreadStatic]
    private static GraphInterpreter? t_current;

    private readonly GraphStageLogic[] _stages;
    private int _running;
    private int _chaseLeft;
    private Connection? _head;
    private Connection? _tail;
    private Connection? _chasedPush;
    private Connection? _chasedPull;

    internal GraphInterpreter(GraphStageLogic[] stages, StreamRun run)
    {
        (_stages, _running, Run) = (stages, stages.Length, run);
        for (var i = 0; i < stages.Length; i++)
            stages[i].Attach(this, i == 0 ? null : stages[i - 1]);
        foreach (var stage in stages)
            stage.RequireHandlers();
    }

    /// <summary>The interpreter that this thread is running, for handlers that are not tied to a stage.</summary>
    internal static GraphInterpreter Current
    {
        get => t_current ?? throw new InvalidOperationException("A stage's handler ran outside its stream: handlers are called by the stream only.");
        set => t_current = value;
    }

    internal StreamRun Run { get; }

    /// <summary>The stage whose handler runs, or ran last.</summary>
    internal GraphStageLogic? ActiveStage { get; private set; }

    internal bool IsCompleted => _running == 0;

    /// <summary>Whether events wait for another batch.</summary>
    internal bool IsSuspended => _head is not null;

    internal static void ClearCurrent() => t_current = null;

    /// <summary>Starts every stage, producers first.</summary>
    internal void Start()
    {
        foreach (var stage in _stages)
        {
            ActiveStage = stage;
            try
            {
                stage.BeforePreStart();
                stage.PreStart();
            }
            catch (Exception e)
            {
                FailActiveStage(e);
            }
            AfterStageHasRun(stage);
        }
    }

    /// <summary>Runs up to <paramref name="budget"/> queued events and what they lead to; returns what is left of it.</summary>
    internal int Execute(int budget)
    {
        while (budget > 0 && _head is not null)
        {
            budget--;
            _chaseLeft = Math.Min(ChaseLimit, budget);
            var chaseable = _chaseLeft;
            RunEvent(Dequeue());
            while (_chasedPush is { } push)
            {
                _chasedPush = null;
                RunEvent(push);
            }
            while (_chasedPull is { } pull)
            {
                _chasedPull = null;
                RunEvent(pull);
            }
            StopChasing();
            budget -= chaseable - _chaseLeft;
            _chaseLeft = 0;
        }
        return budget;
    }

    /// <summary>Runs what came from outside, unless its stage has stopped.</summary>
    internal void RunAsyncInput(AsyncInput input)
    {
        var stage = input.Stage;
        if (stage.HasStopped)
            return;
        ActiveStage = stage;
        try
        {
            input.Run();
        }
        catch (Exception e)
        {
            FailActiveStage(e);
        }
        AfterStageHasRun(stage);
    }

    /// <summary>Stops every stage where it is: no handler but PostStop runs.</summary>
    internal void Abort()
    {
        foreach (var stage in _stages)
            if (!stage.HasStopped)
                Stop(stage);
        (_head, _tail, _chasedPush, _chasedPull) = (null, null, null, null);
    }

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

    private void StopChasing()
    {
        if (_chasedPush is { } push)
        {
            _chasedPush = null;
            Enqueue(push);
        }
        if (_chasedPull is { } pull)
        {
            _chasedPull = null;
            Enqueue(pull);
        }
    }

    private void AfterStageHasRun(GraphStageLogic stage)
    {
        if (stage.OpenPorts == 0 && !stage.KeepGoingAfterAllPortsClosed && !stage.HasStopped)
            Stop(stage);
    }

    private void Stop(GraphStageLogic stage)
    {
        stage.HasStopped = true;
        _running--;
        ActiveStage = stage;
        try
        {
            stage.Finish();
        }
        catch (Exception e)
        {
            Run.Report(stage, e);
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
