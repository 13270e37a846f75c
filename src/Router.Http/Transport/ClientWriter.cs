using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Connections;

namespace LlmRouter.Http.Transport;

/// <summary>
/// The client's side of one reply: its body, the write deadline and the keep-alive, on one timer.
/// Either the pump or, while the pump waits in silence, the timer may write; <see cref="Phase"/> says whose turn it is.
/// </summary>
/// <param name="body">Where the reply goes.</param>
/// <param name="keepAlive">A whole event that says nothing; empty sends none.</param>
/// <param name="silence">Longest time without a byte towards the client.</param>
/// <param name="deadline">Longest time that the client may take nothing while its buffer is full.</param>
/// <param name="acknowledged">Bytes that the client's side has acknowledged so far; 0 where nobody can tell.</param>
/// <param name="cut">Aborts the connection.</param>
/// <param name="time">The clock of both limits.</param>
internal sealed class ClientWriter(
    PipeWriter body, ReadOnlyMemory<byte> keepAlive, TimeSpan silence, TimeSpan deadline, Func<long> acknowledged, Action cut, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    // A slow reader's window opens in steps of up to 64 KiB: at 2 KB/s one every 32 s. Who was seen to read is given this many deadlines.
    private const int DeadlinesOfAReader = 3;

    private readonly Lock _gate = new();
    private Phase _phase = Phase.Pumping;
    private ITimer? _timer;
    private long _armedAt;
    private TimeSpan _armedFor;
    private long _firesAt = long.MaxValue;
    private TaskCompletionSource? _beat;
    private long _acknowledged;
    private int _fruitless;
    private bool _seenReading;

    private enum Phase
    {
        /// <summary>The pump runs; no timer matters.</summary>
        Pumping,

        /// <summary>The pump waits for the client: the write deadline runs.</summary>
        Flushing,

        /// <summary>The pump waits for the engine: the keep-alive runs.</summary>
        Silent,

        /// <summary>The timer writes a keep-alive: the write deadline runs, the pump has to wait.</summary>
        Beating,

        /// <summary>The reply is over, or cut.</summary>
        Closed,
    }

    /// <summary>Bytes appended since the last flush.</summary>
    public int Unflushed { get; private set; }

    /// <summary>True once the client was cut for taking nothing.</summary>
    public bool TooSlow { get; private set; }

    /// <summary>Adds bytes without sending them. In one piece, so that an event is not cut over two chunks.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(body.GetSpan(bytes.Length));
        body.Advance(bytes.Length);
        Unflushed += bytes.Length;
    }

    /// <summary>Sends what was appended; without any, the head. Returns when the client's buffer has room again.</summary>
    /// <exception cref="ConnectionAbortedException">The client has gone, or was cut: see <see cref="TooSlow"/>.</exception>
    public ValueTask FlushAsync()
    {
        Unflushed = 0;
        var flush = body.FlushAsync(CancellationToken.None);
        if (!flush.IsCompletedSuccessfully) return AwaitClientAsync(WhenTakenAsync(flush));
        ThrowIfGone(flush.Result);
        return ValueTask.CompletedTask;
    }

    /// <summary>Awaits something that moves only as fast as the client does, such as the end of the body, under the write deadline.</summary>
    public async ValueTask AwaitClientAsync(Task taken)
    {
        var since = time.GetTimestamp();
        if (!taken.IsCompleted) Enter(Phase.Flushing, deadline);
        try
        {
            await taken.ConfigureAwait(false);
            // Filling the system's own buffers takes no time: who made the flush wait and then let it pass does read.
            if (time.GetElapsedTime(since) >= deadline / 10) _seenReading = true;
        }
        finally
        {
            Enter(Phase.Pumping, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Awaits the engine; meanwhile a keep-alive goes out after every silence.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> AwaitEngineAsync(ValueTask<bool> wait)
    {
        if (!keepAlive.IsEmpty) Enter(Phase.Silent, silence);
        try
        {
            return await wait.ConfigureAwait(false);
        }
        finally
        {
            while (TakeTurn() is { } beat) await beat.ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _phase = Phase.Closed;
            _timer?.Dispose();
        }
    }

    // Null: the pump may write. Else what it has to wait for first.
    private Task? TakeTurn()
    {
        lock (_gate)
        {
            if (_phase == Phase.Beating) return _beat!.Task;
            if (_phase == Phase.Silent) _phase = Phase.Pumping;
            return null;
        }
    }

    private void Enter(Phase phase, TimeSpan limit)
    {
        lock (_gate)
        {
            _fruitless = 0;
            Await(phase, limit);
        }
    }

    private void Await(Phase phase, TimeSpan limit)
    {
        lock (_gate)
        {
            if (_phase == Phase.Closed) return;
            _phase = phase;
            _armedFor = limit;
            if (limit == Timeout.InfiniteTimeSpan) return;
            if (phase is Phase.Flushing or Phase.Beating) _acknowledged = acknowledged();
            _armedAt = time.GetTimestamp();
            // Silence begins again with every token, and the timer is not touched for one: if it fires too early, it looks again.
            if (phase != Phase.Silent || _armedAt + Ticks(limit) < _firesAt) Fire(limit);
        }
    }

    private void Fire(TimeSpan after)
    {
        _firesAt = time.GetTimestamp() + Ticks(after);
        _timer ??= time.CreateTimer(static state => ((ClientWriter)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(after, Timeout.InfiniteTimeSpan);
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

    private void OnTimer()
    {
        lock (_gate)
        {
            _firesAt = long.MaxValue;
            if (_phase is Phase.Pumping or Phase.Closed || _armedFor == Timeout.InfiniteTimeSpan) return;
            // A callback of an earlier arming may come late: what counts is the present one.
            var left = _armedFor - time.GetElapsedTime(_armedAt);
            if (left > TimeSpan.Zero)
            {
                Fire(left < Tick ? Tick : left);
                return;
            }

            if (_phase != Phase.Silent)
            {
                if (acknowledged() > _acknowledged) (_seenReading, _fruitless) = (true, 0);
                else _fruitless++;
                if (_fruitless < (_seenReading ? DeadlinesOfAReader : 1))
                {
                    Await(_phase, deadline);
                    return;
                }

                // Inside the lock: after Dispose the connection may already serve another request.
                (TooSlow, _phase) = (true, Phase.Closed);
                cut();
                return;
            }

            _beat = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Enter(Phase.Beating, deadline);
        }

        _ = BeatAsync(_beat);
    }

    private async Task BeatAsync(TaskCompletionSource beat)
    {
        try
        {
            body.Write(keepAlive.Span);
            await body.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The connection is gone. The pump learns that from the client's token, or from its own next write.
        }
        finally
        {
            Enter(Phase.Silent, silence);
            beat.SetResult();
        }
    }

    private static async Task WhenTakenAsync(ValueTask<FlushResult> flush) => ThrowIfGone(await flush.ConfigureAwait(false));

    private static void ThrowIfGone(FlushResult result)
    {
        if (result.IsCompleted || result.IsCanceled) throw new ConnectionAbortedException("The client has gone.");
    }
}
