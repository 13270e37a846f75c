using System.Diagnostics;

namespace Akka.Actor;

/// <summary>
/// A hashed wheel of 512 slots of 10 ms: adding and cancelling cost the same however many timers there are. One runtime timer drives it,
/// and only while there are entries. No lock is held while an entry runs.
/// </summary>
internal sealed class TimerWheel : IDisposable
{
    private const int SlotCount = 512;
    private const int TickMilliseconds = 10;

    private readonly TimerSlot[] _slots = [.. Enumerable.Range(0, SlotCount).Select(_ => new TimerSlot())];
    private readonly Action<Exception> _onFailure;
    private readonly long _origin = Stopwatch.GetTimestamp();
    private readonly Timer _driver;
    private readonly List<TimerEntry> _due = [];
    private long _reached;
    private int _pending;
    private int _advancing;
    private bool _disposed;

    internal TimerWheel(Action<Exception> onFailure)
    {
        _onFailure = onFailure;
        using (ExecutionContext.SuppressFlow())
            _driver = new Timer(static wheel => ((TimerWheel)wheel).Advance(), this, Timeout.Infinite, Timeout.Infinite);
    }

    private double ElapsedTicks => Stopwatch.GetElapsedTime(_origin).TotalMilliseconds / TickMilliseconds;

    public void Dispose()
    {
        Volatile.Write(ref _disposed, true);
        _driver.Dispose();
    }

    internal void Start(TimerEntry entry, TimeSpan delay, TimeSpan? interval)
    {
        entry.IntervalTicks = interval is { } period ? Math.Max(1, (long)(period.TotalMilliseconds / TickMilliseconds)) : 0;
        Insert(entry, (long)Math.Ceiling(ElapsedTicks + (delay.TotalMilliseconds / TickMilliseconds)));
    }

    internal void Remove(TimerEntry entry)
    {
        if (entry.Slot?.Remove(entry) == true)
            Interlocked.Decrement(ref _pending);
        entry.Ended();
    }

    private void Insert(TimerEntry entry, long deadline)
    {
        if (Volatile.Read(ref _disposed))
            return;
        if (Interlocked.Increment(ref _pending) == 1)
            Drive(TickMilliseconds);
        entry.DeadlineTick = deadline;
        bool linked;
        while (!_slots[entry.DeadlineTick & (SlotCount - 1)].TryAdd(entry, out linked))
            entry.DeadlineTick = Math.Max(entry.DeadlineTick + 1, Volatile.Read(ref _reached) + 1);
        if (!linked)
            Interlocked.Decrement(ref _pending);
    }

    private void Advance()
    {
        if (Interlocked.CompareExchange(ref _advancing, 1, 0) != 0)
            return;
        try
        {
            var now = (long)ElapsedTicks;
            var from = Math.Max(_reached + 1, now - SlotCount + 1);
            Volatile.Write(ref _reached, now);
            for (var tick = from; tick <= now; tick++)
                _slots[tick & (SlotCount - 1)].TakeDue(now, _due);
            foreach (var entry in _due)
                Run(entry);
            _due.Clear();
        }
        finally
        {
            Volatile.Write(ref _advancing, 0);
            StopWhenEmpty();
        }
    }

    private void Run(TimerEntry entry)
    {
        Interlocked.Decrement(ref _pending);
        if (entry.IsCancellationRequested)
            return;
        try
        {
            entry.Fire();
        }
        catch (Exception failure)
        {
            _onFailure(failure);
        }

        if (entry.IntervalTicks > 0)
            Insert(entry, Math.Max(entry.DeadlineTick + entry.IntervalTicks, _reached + 1));
        else
            entry.Ended();
    }

    private void StopWhenEmpty()
    {
        if (Volatile.Read(ref _pending) != 0)
            return;
        Drive(Timeout.Infinite);
        // An entry may have come between the two: it found the wheel driven.
        if (Volatile.Read(ref _pending) != 0)
            Drive(TickMilliseconds);
    }

    private void Drive(int period)
    {
        if (!Volatile.Read(ref _disposed))
            _driver.Change(period, period);
    }
}
