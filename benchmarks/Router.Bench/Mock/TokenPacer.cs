using System.Diagnostics;
using System.Runtime.InteropServices;

namespace LlmRouter.Bench.Mock;

/// <summary>
/// One thread that writes paced tokens when they are due, to some 60 µs: .NET's timers count whole milliseconds and would
/// write the tokens of many streams together, which is what the paced workloads must not do.
/// </summary>
internal sealed class TokenPacer : IDisposable
{
    private static readonly long TicksPerMicrosecond = Stopwatch.Frequency / 1_000_000;
    private readonly PriorityQueue<PacedReply, long> due = new();
    private readonly Lock gate = new();
    private readonly Thread thread;
    private readonly SemaphoreSlim work = new(0);
    private volatile bool stopping;
    private double phase;
    private long written;

    public TokenPacer()
    {
        thread = new Thread(Run) { IsBackground = true, Name = "token pacer" };
        thread.Start();
    }

    /// <summary>Tokens written so far.</summary>
    public long Written => Interlocked.Read(ref written);

    /// <summary>Streams that have begun and are not over.</summary>
    public int Streams
    {
        get
        {
            lock (gate) return due.Count;
        }
    }

    /// <summary>Adds a stream. Its phase within the gap follows the golden ratio, so that streams begun together do not tick together.</summary>
    public void Add(PacedReply reply)
    {
        lock (gate)
        {
            phase = (phase + 0.618033988749895) % 1;
            due.Enqueue(reply, Stopwatch.GetTimestamp() + (long)(phase * reply.GapMicroseconds * TicksPerMicrosecond));
        }
        work.Release();
    }

    public void Dispose()
    {
        stopping = true;
        work.Release();
        thread.Join();
        work.Dispose();
    }

    private void Run()
    {
        while (!stopping)
        {
            var wait = WriteDue();
            if (wait < 0) work.Wait();
            else Pause(wait / TicksPerMicrosecond);
        }
    }

    /// <summary>Writes what is due.</summary>
    /// <returns>Ticks until the next token is due; negative when there is no stream.</returns>
    private long WriteDue()
    {
        while (true)
        {
            PacedReply? reply;
            long at;
            lock (gate)
            {
                if (!due.TryPeek(out reply, out at)) return -1;
                var now = Stopwatch.GetTimestamp();
                if (at > now) return at - now;
                due.Dequeue();
            }
            var goesOn = reply.WriteNext();
            Interlocked.Increment(ref written);
            if (!goesOn) continue;
            lock (gate) due.Enqueue(reply, at + reply.GapMicroseconds * TicksPerMicrosecond);
        }
    }

    // At most a millisecond, so that a stream that begins meanwhile is not late.
    private static void Pause(long microseconds)
    {
        var time = new TimeSpec { Nanoseconds = (nint)(Math.Clamp(microseconds, 1, 1000) * 1000) };
        if (OperatingSystem.IsWindows()) Thread.Yield();
        else _ = NanoSleep(ref time, 0);
    }

    [DllImport("libc", EntryPoint = "nanosleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NanoSleep(ref TimeSpec time, nint remaining);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
