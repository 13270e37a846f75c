namespace LlmRouter.Streams;

/// <summary>
/// How quickly a stream's bytes come, and so whether a moment's wait would make one read of many. A person sees no
/// difference between tokens that come one by one and the same in one piece a moment later; the processor does.
/// </summary>
/// <param name="gather">How long bytes may wait to be read together; zero: not at all.</param>
/// <param name="time">The clock.</param>
internal struct ReadPace(TimeSpan gather, TimeProvider time)
{
    /// <summary>
    /// Quick reads in a row after which a stream counts as quick. Measured: where answers end after a few reads, the pauses cost more than they
    /// save, and answers take longer.
    /// </summary>
    internal const int Row = 16;

    // Reads this many times as far apart as bytes may wait are worth it still: the wait is over before the next byte is due.
    private const int QuickReads = 4;

    // The HTTP client reads 4 KiB at a time: after less than this, framing included, the connection holds no more.
    private const int Drained = 3 * 1024;

    private readonly TimeSpan _quick = gather * QuickReads;
    private long? _last;
    private int _row;

    /// <summary>Takes note of a read and says whether the next one should wait. The first ones never make it wait: a first token is never late.</summary>
    public bool Gathers(int bytes)
    {
        if (_quick == TimeSpan.Zero) return false;
        var now = time.GetTimestamp();
        _row = _last is { } last && time.GetElapsedTime(last, now) < _quick ? _row + 1 : 0;
        _last = now;
        return _row >= Row && bytes < Drained;
    }
}
