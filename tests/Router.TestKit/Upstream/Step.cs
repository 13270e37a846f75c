using System.Text;

namespace LlmRouter.Testing.Upstream;

/// <summary>
/// The steps of a script. A script that runs out ends its body properly (last chunk, or close), so that a broken ending is
/// always something that the script says.
/// </summary>
internal static class Step
{
    /// <summary>Status line and headers.</summary>
    public static UpstreamStep Head(
        int status = 200, string contentType = "text/event-stream", BodyFraming framing = BodyFraming.Chunked, int length = 0,
        params (string Name, string Value)[] headers) =>
        (connection, cancellation) => connection.SendHeadAsync(status, contentType, framing, length, headers, cancellation);

    /// <summary>Body bytes in one write, and in one chunk when chunked.</summary>
    public static UpstreamStep Bytes(ReadOnlyMemory<byte> body) => (connection, cancellation) => connection.SendBodyAsync(body, cancellation);

    public static UpstreamStep Bytes(string body) => Bytes(Encoding.UTF8.GetBytes(body));

    /// <summary>Body bytes, <paramref name="size"/> of them a write.</summary>
    public static UpstreamStep Trickle(ReadOnlyMemory<byte> body, int size) => async (connection, cancellation) =>
    {
        for (var at = 0; at < body.Length; at += size)
            await connection.SendBodyAsync(body.Slice(at, Math.Min(size, body.Length - at)), cancellation);
    };

    /// <summary>Bytes as they are, outside any framing: half a chunk, a broken head.</summary>
    public static UpstreamStep Raw(string bytes) => (connection, cancellation) => connection.SendAsync(Encoding.UTF8.GetBytes(bytes), cancellation);

    /// <summary>A whole reply as it is, head and framing included.</summary>
    public static UpstreamStep RawReply(string reply) => (connection, cancellation) => connection.SendReplyAsync(Encoding.UTF8.GetBytes(reply), cancellation);

    /// <summary>A whole reply with <c>Content-Length</c> in one write: who has its head has its body.</summary>
    public static UpstreamStep Reply(int status, string body, params (string Name, string Value)[] headers)
    {
        var head = new StringBuilder($"HTTP/1.1 {status} Scripted\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n");
        foreach (var (name, value) in headers) head.Append(name).Append(": ").Append(value).Append("\r\n");
        return RawReply(head.Append("\r\n").Append(body).ToString());
    }

    /// <summary>One byte a write, outside any framing.</summary>
    public static UpstreamStep RawTrickle(ReadOnlyMemory<byte> bytes) => async (connection, cancellation) =>
    {
        for (var at = 0; at < bytes.Length; at++) await connection.SendAsync(bytes.Slice(at, 1), cancellation);
    };

    /// <summary>Ends the body as its framing says, before the script is over.</summary>
    public static UpstreamStep End() => (connection, cancellation) => connection.EndBodyAsync(cancellation);

    /// <summary>Waits for the first byte of the next request, and leaves it unread.</summary>
    public static UpstreamStep NextRequestBegins() => async (connection, cancellation) =>
    {
        var result = await connection.Received.ReadAsync(cancellation);
        connection.Received.AdvanceTo(result.Buffer.Start);
    };

    /// <summary>Sends <paramref name="body"/> again and again until the peer closes: signs of life, and nothing else.</summary>
    public static UpstreamStep Heartbeats(ReadOnlyMemory<byte> body, TimeSpan period) => async (connection, cancellation) =>
    {
        using var timer = new PeriodicTimer(period);
        while (!connection.PeerClosed.IsCompleted)
        {
            await connection.SendBodyAsync(body, cancellation);
            await timer.WaitForNextTickAsync(cancellation);
        }
    };

    /// <summary>Opens <paramref name="gate"/> for whoever waits there.</summary>
    public static UpstreamStep Open(Gate gate) => (_, _) =>
    {
        gate.Open();
        return Task.CompletedTask;
    };

    /// <summary>Waits until the test opens <paramref name="gate"/>.</summary>
    public static UpstreamStep Wait(Gate gate) => (_, cancellation) => gate.PassAsync(cancellation);

    /// <summary>Says nothing more until the peer closes.</summary>
    public static UpstreamStep Stall() => (connection, cancellation) => connection.PeerClosed.WaitAsync(cancellation);

    /// <summary>Tears the connection down with a RST.</summary>
    public static UpstreamStep Reset() => (connection, _) => connection.ResetAsync();

    /// <summary>A clean FIN, now: without the last chunk when the body is chunked.</summary>
    public static UpstreamStep Close() => (connection, _) => connection.CloseAsync();

    /// <summary>A whole reply with <c>Content-Length</c>.</summary>
    public static UpstreamStep[] Document(
        ReadOnlyMemory<byte> body, int status = 200, string contentType = "application/json", params (string Name, string Value)[] headers) =>
        [Head(status, contentType, BodyFraming.Length, body.Length, headers), Bytes(body)];

    public static UpstreamStep[] Document(
        string body, int status = 200, string contentType = "application/json", params (string Name, string Value)[] headers) =>
        Document(Encoding.UTF8.GetBytes(body), status, contentType, headers);

    /// <summary>A whole chunked stream, properly ended.</summary>
    public static UpstreamStep[] Stream(ReadOnlyMemory<byte> body, string contentType = "text/event-stream") => [Head(200, contentType), Bytes(body)];
}
