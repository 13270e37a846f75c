using System.Net.Sockets;

namespace LlmRouter.Bench.Mock;

/// <summary>One keep-alive connection of the mock provider: reads requests one after another and answers each as its plan says.</summary>
internal sealed class MockConnection(Socket socket, TokenPacer pacer, DepartureLog departures)
{
    private readonly byte[] buffer = new byte[16 * 1024];
    private int filled;
    private Task<int>? pendingReceive;

    /// <summary>Serves until the other side closes.</summary>
    public async Task RunAsync()
    {
        using (socket)
        {
            try
            {
                while (await ReadRequestAsync().ConfigureAwait(false) is var length and > 0)
                {
                    var open = await AnswerAsync(length).ConfigureAwait(false);
                    if (!open) return;
                }
            }
            catch (SocketException)
            {
                // A connection that breaks between answers is the other side's right.
            }
        }
    }

    private async ValueTask<bool> AnswerAsync(int length)
    {
        var models = buffer.AsSpan(0, filled).StartsWith("GET "u8);
        var plan = ReplyPlan.Read(buffer.AsSpan(0, length));
        filled -= length;
        buffer.AsSpan(length, filled).CopyTo(buffer);
        if (models || !plan.Streams)
        {
            await socket.SendAsync(models ? ReplyText.Models : ReplyText.Document).ConfigureAwait(false);
            return true;
        }
        try
        {
            await socket.SendAsync(ReplyText.StreamHead).ConfigureAwait(false);
            if (plan.GapMicroseconds > 0) return await AnswerPacedAsync(plan).ConfigureAwait(false);
            var text = plan.TokenBytes > 0 ? ReplyText.LongToken(plan.TokenBytes) : ReplyText.Token;
            for (var token = 0; token < plan.Tokens; token++)
            {
                // The other streams' tokens go out in between: a provider that generates does not write one stream in a burst.
                await new Turn();
                await socket.SendAsync(text).ConfigureAwait(false);
            }
            await socket.SendAsync(ReplyText.StreamEnd).ConfigureAwait(false);
            return true;
        }
        catch (SocketException)
        {
            departures.Note(plan.Id);
            throw;
        }
    }

    // Receives while tokens are written: that is how the end of the connection is learned at once, and not with the next token.
    private async Task<bool> AnswerPacedAsync(ReplyPlan plan)
    {
        var reply = new PacedReply(socket, plan);
        pacer.Add(reply);
        pendingReceive = socket.ReceiveAsync(buffer.AsMemory(filled)).AsTask();
        await Task.WhenAny(reply.Ended, pendingReceive).ConfigureAwait(false);
        if (reply.Ended is { IsCompleted: true, Result: true }) return true;
        // Bytes are no departure: a proxy sends its next request as soon as it has the last byte, before Ended is seen here.
        if (pendingReceive is { IsCompletedSuccessfully: true, Result: > 0 }) return true;
        reply.Abandon();
        departures.Note(plan.Id);
        return false;
    }

    /// <returns>The length of the request at the buffer's start; 0 when the other side closed.</returns>
    private async ValueTask<int> ReadRequestAsync()
    {
        while (true)
        {
            var length = RequestExtent.Of(buffer.AsSpan(0, filled));
            if (length > 0) return length;
            var receive = pendingReceive is { } pending ? new ValueTask<int>(pending) : socket.ReceiveAsync(buffer.AsMemory(filled));
            pendingReceive = null;
            var read = await receive.ConfigureAwait(false);
            if (read == 0) return 0;
            filled += read;
        }
    }
}
