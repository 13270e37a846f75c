namespace Akka.Actor;

/// <summary>The timers that are due at one tick of a wheel's turn, as a linked list under its own lock.</summary>
internal sealed class TimerSlot
{
    private TimerEntry _first;
    private long _reached;

    /// <summary>False: this slot's turn has already come, the entry must go to a later one.</summary>
    internal bool TryAdd(TimerEntry entry, out bool linked)
    {
        lock (this)
        {
            linked = false;
            if (entry.DeadlineTick <= _reached)
                return false;
            if (entry.IsCancellationRequested)
                return true;
            linked = true;
            entry.Slot = this;
            entry.Next = _first;
            if (_first is not null)
                _first.Previous = entry;
            _first = entry;
            return true;
        }
    }

    internal bool Remove(TimerEntry entry)
    {
        lock (this)
        {
            if (entry.Slot != this)
                return false;
            Unlink(entry);
            return true;
        }
    }

    internal void TakeDue(long tick, List<TimerEntry> due)
    {
        lock (this)
        {
            _reached = tick;
            for (var entry = _first; entry is not null;)
            {
                var next = entry.Next;
                if (entry.DeadlineTick <= tick)
                {
                    Unlink(entry);
                    due.Add(entry);
                }

                entry = next;
            }
        }
    }

    private void Unlink(TimerEntry entry)
    {
        if (entry.Previous is null)
            _first = entry.Next;
        else
            entry.Previous.Next = entry.Next;
        if (entry.Next is not null)
            entry.Next.Previous = entry.Previous;
        (entry.Previous, entry.Next, entry.Slot) = (null, null, null);
    }
}
