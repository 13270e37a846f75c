using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace LlmRouter.Testing.Upstream;

/// <summary>Reads HTTP/1.1 requests, with <c>Content-Length</c> or chunked bodies, from one connection.</summary>
internal sealed class RequestReader(PipeReader input)
{
    /// <summary>The next request without its body; null when the peer has closed between requests.</summary>
    public async Task<RecordedRequest?> ReadHeadAsync(CancellationToken cancellationToken)
    {
        var start = await ReadLineAsync(cancellationToken);
        if (start is null) return null;
        var parts = start.Split(' ');
        if (parts.Length != 3) throw new InvalidDataException($"The router sent a request line that is none: '{start}'.");

        var headers = new List<KeyValuePair<string, string>>();
        while (await ReadLineAsync(cancellationToken) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add(new(line[..colon], line[(colon + 1)..].Trim()));
        }

        return new RecordedRequest(parts[0], parts[1], headers, [], Stopwatch.GetTimestamp());
    }

    /// <summary>The body of the request whose head was read last.</summary>
    public Task<byte[]> ReadBodyAsync(RecordedRequest head, CancellationToken cancellationToken) =>
        head.Header("transfer-encoding") is "chunked"
            ? ReadChunkedAsync(cancellationToken)
            : ReadExactlyAsync(int.Parse(head.Header("content-length") ?? "0", CultureInfo.InvariantCulture), cancellationToken);

    /// <summary>Takes and forgets whatever comes, until the peer has closed.</summary>
    public async Task DiscardAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await input.ReadAsync(cancellationToken);
            input.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted) return;
        }
    }

    private async Task<byte[]> ReadChunkedAsync(CancellationToken cancellationToken)
    {
        var body = new ArrayBufferWriter<byte>();
        while (true)
        {
            var size = int.Parse(await RequireLineAsync(cancellationToken), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.Write(await ReadExactlyAsync(size, cancellationToken));
            await RequireLineAsync(cancellationToken);
            if (size == 0) return body.WrittenSpan.ToArray();
        }
    }

    private async Task<byte[]> ReadExactlyAsync(int length, CancellationToken cancellationToken)
    {
        // To read nothing would still wait for something to come.
        if (length == 0) return [];
        var result = await input.ReadAtLeastAsync(length, cancellationToken);
        if (result.Buffer.Length < length) throw new EndOfStreamException("The router closed in the middle of its request.");
        var taken = result.Buffer.Slice(0, length);
        var bytes = taken.ToArray();
        input.AdvanceTo(taken.End);
        return bytes;
    }

    private async Task<string> RequireLineAsync(CancellationToken cancellationToken) =>
        await ReadLineAsync(cancellationToken) ?? throw new EndOfStreamException("The router closed in the middle of its request.");

    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await input.ReadAsync(cancellationToken);
            if (result.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.ASCII.GetString(result.Buffer.Slice(0, end)).TrimEnd('\r');
                input.AdvanceTo(result.Buffer.GetPosition(1, end));
                return line;
            }

            input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            if (result.IsCompleted) return null;
        }
    }
}
