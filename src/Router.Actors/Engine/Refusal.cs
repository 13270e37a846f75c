using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Upstream;

namespace LlmRouter.Engine;

/// <summary>Reads what a provider says with a status that is no success.</summary>
internal static class Refusal
{
    /// <summary>The status alone says enough; the provider's own words are worth this much waiting when the client will read them.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>And this much when another candidate is asked next: they are for the log then.</summary>
    internal static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(2);

    /// <summary>What of a refusal is read: enough for any error, too little to hold memory.</summary>
    private const int Limit = 64 * 1024;

    /// <summary>The error of this response, which is used up.</summary>
    public static async Task<RouterError> ReadAsync(UpstreamResponse response, string provider, TimeSpan patience, TimeProvider time, CancellationToken stop)
    {
        using (response)
        {
            // No graph, hence no clock, watches this body: a provider that falls silent in its own error must not hold the client.
            using var silent = new CancellationTokenSource(IsOfTheRequest(response.Status) ? Patience : patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(silent.Token, stop);
            ReadOnlyMemory<byte> body = default;
            try
            {
                body = await BoundedBody.ReadAsync(provider, response.Body, Limit, either.Token).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is RouterException || (fault is OperationCanceledException && !stop.IsCancellationRequested))
            {
                // The status alone says enough.
            }

            return UpstreamErrorReader.Read(response.Status, body.Span, provider) with { Headers = response.Headers, RetryAfter = response.RetryAfter };
        }
    }

    // A fault of the request ends the search: these words are the client's, whoever could be asked next.
    private static bool IsOfTheRequest(int status) => status is >= 400 and < 500 and not (401 or 403 or 404 or 408 or 429);
}
