using System.Buffers;

namespace LlmRouter.Upstream;

/// <summary>The head of a provider's answer and its body, still arriving.</summary>
internal sealed class UpstreamResponse : IDisposable
{
    /// <summary>What may stand behind a terminator, and how long it is worth waiting for it, so that the connection can be used again.</summary>
    private const int RestLimit = 4096;
    private static readonly TimeSpan RestWait = TimeSpan.FromMilliseconds(250);

    private readonly IDisposable _owner;
    private int _disposed;

    public UpstreamResponse(int status, IReadOnlyList<KeyValuePair<string, string>> headers, Stream body, IDisposable owner)
    {
        Status = status;
        Headers = headers;
        Body = body;
        _owner = owner;
    }

    public int Status { get; }

    /// <summary>Headers that pass to the client: <c>retry-after</c>, <c>retry-after-ms</c>, <c>x-ratelimit-*</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>How long the provider asked to be left alone; null when it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The body without its transfer and content coding.</summary>
    public Stream Body { get; }

    /// <summary>How long the provider took from the request sent to this head: it counts towards the first token.</summary>
    public TimeSpan WaitedForHead { get; init; }

    public bool IsSuccess => Status is >= 200 and <= 299;

    /// <summary>
    /// The answer has been read to its terminator; what follows is normally just the end of the body. Reading that far lets the
    /// connection be used again. Never waits long, never throws.
    /// </summary>
    public async Task FinishAsync(TimeProvider time)
    {
        var rest = ArrayPool<byte>.Shared.Rent(RestLimit);
        try
        {
            using var limit = new CancellationTokenSource(RestWait, time);
            var total = 0;
            while (total < RestLimit)
            {
                var read = await Body.ReadAsync(rest.AsMemory(0, RestLimit), limit.Token).ConfigureAwait(false);
                if (read == 0) break;
                total += read;
            }

            // Not where a read failed: it may still hold the buffer, and the pool can do without it.
            ArrayPool<byte>.Shared.Return(rest);
        }
        catch (Exception)
        {
            // The answer is already whole; a connection that cannot be used again is closed by Dispose.
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Closes the connection at once, unless the body was read to its end.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        try
        {
            Body.Dispose();
        }
        finally
        {
            // The connection closes even if a decompressor complains of a read that is still pending.
            _owner.Dispose();
        }
    }
}
