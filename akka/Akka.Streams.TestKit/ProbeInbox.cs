using System.Collections.Concurrent;
using Akka.TestKit;
using Xunit;

namespace Akka.Streams.TestKit;

/// <summary>What a stream told a probe and the test has not asked for yet, in order.</summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asks for holds nothing to dispose of.
internal sealed class ProbeInbox(TestKitBase testKit)
#pragma warning restore CA1001
{
    private readonly ConcurrentQueue<object> _events = new();
    private readonly SemaphoreSlim _available = new(0);

    internal void Add(object happened)
    {
        _events.Enqueue(happened);
        _available.Release();
    }

    internal object Take(string expected, TimeSpan? max, CancellationToken cancellationToken)
    {
        var limit = Limit(max);
        return Taken(_available.Wait(limit, cancellationToken), expected, limit);
    }

    internal async Task<object> TakeAsync(string expected, TimeSpan? max, CancellationToken cancellationToken)
    {
        var limit = Limit(max);
        return Taken(await _available.WaitAsync(limit, cancellationToken).ConfigureAwait(false), expected, limit);
    }

    internal void ExpectNone(TimeSpan duration, CancellationToken cancellationToken) =>
        NoneTaken(_available.Wait(testKit.Dilated(duration), cancellationToken));

    internal async Task ExpectNoneAsync(TimeSpan duration, CancellationToken cancellationToken) =>
        NoneTaken(await _available.WaitAsync(testKit.Dilated(duration), cancellationToken).ConfigureAwait(false));

    /// <summary>How long to wait for something that should come.</summary>
    internal TimeSpan Limit(TimeSpan? max) => testKit.RemainingOrDilated(max);

    private object Taken(bool came, string expected, TimeSpan limit)
    {
        if (!came || !_events.TryDequeue(out var happened))
            throw Failure($"Timeout {limit} while waiting for {expected}");
        return happened;
    }

    private void NoneTaken(bool came)
    {
        if (came && _events.TryDequeue(out var happened))
            throw Failure($"Expected no message, received {happened}");
    }

    internal static Exception Failure(string message)
    {
        Assert.Fail(message);
        return new InvalidOperationException(message);
    }
}
