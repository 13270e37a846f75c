using LlmRouter.Contracts;

namespace LlmRouter.Http.Transport;

/// <summary>Carries one streamed reply from the engine to the client: take all that is ready, write it, flush once, wait.</summary>
internal static class ReplyPump
{
    /// <summary>Bytes after which a burst is flushed although more is ready: bounds what one reply holds.</summary>
    internal const int BurstLimit = 32 * 1024;

    /// <summary>Returns when the last frame and the end of the body are written.</summary>
    /// <exception cref="OperationCanceledException">The client has gone, or was cut for being too slow.</exception>
    public static async Task RunAsync(IReplyStream stream, ClientWriter client, Func<Task> endOfBody, CancellationToken clientGone)
    {
        while (true)
        {
            var wait = stream.WaitToReadAsync(clientGone);
            if (!wait.IsCompleted)
            {
                // Nothing is ready: the client gets what there is, in one flush. The first one carries the head.
                await client.FlushAsync().ConfigureAwait(false);
                clientGone.ThrowIfCancellationRequested();
                if (!await client.AwaitEngineAsync(wait).ConfigureAwait(false)) break;
            }
            else if (!await wait.ConfigureAwait(false))
            {
                break;
            }

            await TakeAllAsync(stream, client).ConfigureAwait(false);
        }

        // Spec: "then the end of the body at once" (§1.7). The last bytes and the end leave together.
        await client.AwaitClientAsync(endOfBody()).ConfigureAwait(false);
    }

    private static async ValueTask TakeAllAsync(IReplyStream stream, ClientWriter client)
    {
        while (stream.TryRead(out var frame))
        {
            using (frame) client.Append(frame.Bytes.Span);
            if (client.Unflushed >= BurstLimit) await client.FlushAsync().ConfigureAwait(false);
        }
    }
}
