using LlmRouter.Contracts;
using LlmRouter.Http.Errors;
using LlmRouter.Settings;

namespace LlmRouter.Http.Transport;

/// <summary>Writes the engine's answer as HTTP and always disposes it, however the client behaves.</summary>
internal sealed class ReplyWriter(CurrentSettings settings, TimeProvider time)
{
    /// <exception cref="OperationCanceledException">The client has gone, or was cut for taking nothing.</exception>
    public Task WriteAsync(HttpContext context, RouterReply reply)
    {
        ReplyHeaders.Append(context.Response.Headers, reply.Headers);
        return reply switch
        {
            RouterReply.Failed failed => ErrorResponder.WriteAsync(context, failed.Error),
            RouterReply.Document document => WriteDocumentAsync(context, document.Body),
            RouterReply.Streaming streaming => WriteStreamAsync(context, streaming.Stream),
            _ => throw new InvalidOperationException($"No way to write a {reply.GetType().Name}."),
        };
    }

    private async Task WriteDocumentAsync(HttpContext context, Frame document)
    {
        using var owned = document;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = document.Bytes.Length;
        using var client = NewClientWriter(context, keepAlive: default);
        for (var rest = document.Bytes; !rest.IsEmpty;)
        {
            var piece = rest[..Math.Min(rest.Length, ReplyPump.BurstLimit)];
            client.Append(piece.Span);
            await client.FlushAsync().ConfigureAwait(false);
            rest = rest[piece.Length..];
        }

        await client.AwaitClientAsync(context.Response.CompleteAsync()).ConfigureAwait(false);
    }

    private async Task WriteStreamAsync(HttpContext context, IReplyStream stream)
    {
        await using var owned = stream.ConfigureAwait(false);
        // Spec §1.1: this head, no Content-Length, never Content-Encoding.
        var response = context.Response;
        response.ContentType = stream.ContentType;
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";

        using var client = NewClientWriter(context, stream.KeepAlive);
        try
        {
            await ReplyPump.RunAsync(stream, client, response.CompleteAsync, context.RequestAborted).ConfigureAwait(false);
        }
        finally
        {
            if (client.TooSlow) stream.Abandon(ErrorCode.ClientTooSlow);
        }
    }

    private ClientWriter NewClientWriter(HttpContext context, ReadOnlyMemory<byte> keepAlive) =>
        new(context.Response.BodyWriter, keepAlive, settings.Value.Stream.KeepAlive, settings.Value.Server.WriteTimeout, () => SocketProgress.Acknowledged(context), context.Abort, time);
}
