using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>
/// Runs the signals of one fused graph, one at a time. The newest push and the newest pull are followed at once
/// ("chased") while they keep arriving, which moves an element through a chain of stages without queueing;
/// the rest waits in a queue that is linked through the connections, so that signals allocate nothing.
/// </summary>
internal sealed partial class GraphInterpreter
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

    /// <summary>Whether this thread is in a stream.</summary>
    internal static bool IsRunning => t_current is not null;

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
}
