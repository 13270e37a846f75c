using Akka.Dispatch;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>
/// One running stream: decides when its interpreter has the thread. At most one pool thread is in it at a time,
/// none while nothing is due; each turn is a bounded batch, then other work gets the thread.
/// </summary>
internal sealed class StreamRun : IThreadPoolWorkItem
{
    private const int BatchLimit = 1000;

    // Giving up the thread when nobody waits for it only moves the stream to another processor.
    private const int UncontendedBatches = 32;
    private const int Idle = 0;
    private const int Scheduled = 1;

    private static readonly AsyncInput Closed = new ClosedInbox();

    private readonly GraphInterpreter _interpreter;

    // Newest first: producers push with one CAS, the consumer takes all and turns them round.
    private AsyncInput? _arrivals;
    private AsyncInput? _inbox;
    private int _state = Idle;
    private volatile bool _abort;
    private bool _started;

    internal StreamRun(StreamMaterializer materializer, GraphStageLogic[] stages)
    {
        Materializer = materializer;
        _interpreter = new GraphInterpreter(stages, this);
    }

    internal StreamMaterializer Materializer { get; }

    private bool HasWork => !_interpreter.IsCompleted && (_interpreter.IsSuspended || _inbox is not null);

    /// <summary>The links of the materializer's list of running streams, under its lock.</summary>
    internal StreamRun? NextRun { get; set; }

    internal StreamRun? PreviousRun { get; set; }

    /// <summary>Takes in work from any thread; drops it when the stream has ended.</summary>
    internal void Post(AsyncInput input)
    {
        if (Add(input))
            Wake();
    }

    /// <summary>
    /// <see cref="Post"/>, but an idle stream runs here and now, on the thread that brought the news: a hop to another one costs more than
    /// most streams have to do. Not on a thread that is in a stream already.
    /// </summary>
    internal void PostHere(AsyncInput input)
    {
        if (!Add(input))
            return;
        if (GraphInterpreter.IsRunning)
            Wake();
        else if (Interlocked.Exchange(ref _state, Scheduled) == Idle)
            Turn();
    }

    /// <summary>Whoever found the list empty wakes the stream for all that come after: true.</summary>
    private bool Add(AsyncInput input)
    {
        var newest = Volatile.Read(ref _arrivals);
        while (true)
        {
            if (ReferenceEquals(newest, Closed))
                return false;
            input.Next = newest;
            var seen = Interlocked.CompareExchange(ref _arrivals, input, newest);
            if (ReferenceEquals(seen, newest))
                break;
            newest = seen;
        }
        return newest is null;
    }

    /// <summary>
    /// Gives the stream its first turn: at once on the caller's thread, for one batch, unless that is in a stream already.
    /// </summary>
    internal void Begin()
    {
        _state = Scheduled;
        if (GraphInterpreter.IsRunning)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        else
            Turn(batches: 1);
    }

    internal void Wake()
    {
        if (Interlocked.Exchange(ref _state, Scheduled) == Idle)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Stops the stream where it is, soon: see <see cref="GraphInterpreter.Abort"/>.</summary>
    internal void Abort()
    {
        _abort = true;
        Wake();
    }

    internal void Report(GraphStageLogic stage, Exception cause) => Materializer.Report(stage, cause);

    void IThreadPoolWorkItem.Execute() => Turn();

    private void Turn(int batches = UncontendedBatches)
    {
        GraphInterpreter.Current = _interpreter;
        ThreadTurn.Begin();
        try
        {
            do
                RunBatch();
            while (HasWork && --batches > 0 && ThreadPool.PendingWorkItemCount == 0);
        }
        finally
        {
            GraphInterpreter.ClearCurrent();
        }
        if (_interpreter.IsCompleted)
            Close();
        else if (HasWork)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        else
            Release();
        ThreadTurn.End();
    }

    private void RunBatch()
    {
        if (_abort)
        {
            _interpreter.Abort();
            return;
        }
        if (!_started)
        {
            _started = true;
            _interpreter.Start();
        }
        // A stream that always has events left would never get to its inbox otherwise.
        if (_interpreter.IsSuspended && TakeInput() is { } urgent)
            _interpreter.RunAsyncInput(urgent);
        var budget = _interpreter.Execute(BatchLimit);
        while (budget > 0 && !_abort && TakeInput() is { } input)
        {
            _interpreter.RunAsyncInput(input);
            budget = _interpreter.Execute(budget - 1);
        }
    }

    private AsyncInput? TakeInput()
    {
        if (_inbox is null && Volatile.Read(ref _arrivals) is not null)
            for (var input = Interlocked.Exchange(ref _arrivals, null); input is not null;)
                (input.Next, _inbox, input) = (_inbox, input, input.Next);
        var first = _inbox;
        if (first is not null)
            (_inbox, first.Next) = (first.Next, null);
        return first;
    }

    private void Release()
    {
        Interlocked.Exchange(ref _state, Idle);
        // What came between the last look and the line above found the state taken and did not wake us.
        if (Volatile.Read(ref _arrivals) is not null || _abort)
            Wake();
    }

    private void Close()
    {
        // The state stays Scheduled, so nothing wakes this stream again.
        Interlocked.Exchange(ref _arrivals, Closed);
        _inbox = null;
        Materializer.Remove(this);
    }

    private sealed class ClosedInbox : AsyncInput
    {
        internal override GraphStageLogic Stage => throw new InvalidOperationException("The end mark of a closed inbox is no input.");

        internal override void Run()
        {
        }
    }
}
