namespace LlmRouter.Failover;

/// <summary>The last times to a first token, for their 95th percentile. An immutable value: one small copy for each time more.</summary>
internal sealed class RecentTimes
{
    /// <summary>Times that are kept.</summary>
    public const int Capacity = 128;

    /// <summary>Times without which a percentile says nothing: of fewer than 20 the 95th is the worst of all.</summary>
    public const int Enough = 20;

    private readonly TimeSpan[] _times;
    private readonly int _next;

    private RecentTimes(TimeSpan[] times, int next)
    {
        _times = times;
        _next = next;
    }

    public static RecentTimes None { get; } = new([], 0);

    /// <summary>The time that 95 of 100 did not exceed; null while there are too few.</summary>
    public TimeSpan? Percentile95
    {
        get
        {
            if (_times.Length < Enough) return null;
            Span<TimeSpan> sorted = stackalloc TimeSpan[_times.Length];
            _times.CopyTo(sorted);
            sorted.Sort();
            // By nearest rank: ceil(0.95 n), counted from 1.
            return sorted[(((_times.Length * 95) + 99) / 100) - 1];
        }
    }

    /// <summary>With one more; the oldest makes room.</summary>
    public RecentTimes With(TimeSpan time)
    {
        var times = new TimeSpan[Math.Min(_times.Length + 1, Capacity)];
        _times.CopyTo(times, 0);
        times[_next] = time;
        return new RecentTimes(times, (_next + 1) % Capacity);
    }
}
