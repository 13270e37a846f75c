using System.Buffers.Text;
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
            for (var token = 0; token < plan.Tokens; token++)
            {
                // The other streams' tokens go out in between: a provider that generates does not write one stream in a burst.
                await new Turn();
                await socket.SendAsync(ReplyText.Token).ConfigureAwait(false);
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
            var length = RequestLength(buffer.AsSpan(0, filled));
            if (length > 0) return length;
            var receive = pendingReceive is { } pending ? new ValueTask<int>(pending) : socket.ReceiveAsync(buffer.AsMemory(filled));
            pendingReceive = null;
            var read = await receive.ConfigureAwait(false);
            if (read == 0) return 0;
            filled += read;
        }
    }

    private static int RequestLength(ReadOnlySpan<byte> bytes)
    {
        var headEnd = bytes.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0) return 0;
        var head = bytes[..(headEnd + 4)];
        var body = bytes[head.Length..];
        var bodyLength = ContentLength(head);
        if (bodyLength >= 0) return body.Length >= bodyLength ? head.Length + bodyLength : 0;
        // Chunked, or none: a request's JSON never holds this sequence, as its line breaks are escaped.
        if (head.IndexOf("hunked"u8) < 0) return head.Length;
        var end = body.IndexOf("0\r\n\r\n"u8);
        return end < 0 ? 0 : head.Length + end + 5;
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        var name = "ontent-"u8;
        for (var at = head.IndexOf(name); at >= 0; at = head.IndexOf(name))
        {
            head = head[(at + name.Length)..];
            if (head.StartsWith("Length: "u8) || head.StartsWith("length: "u8)) return Utf8Parser.TryParse(head[8..], out int value, out _) ? value : 0;
        }
        return -1;
    }
}
