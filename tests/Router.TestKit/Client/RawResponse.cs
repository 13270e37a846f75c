using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using LlmRouter.Testing.Bodies;

namespace LlmRouter.Testing.Client;

/// <summary>A reply as its bytes came: head, then chunk by chunk.</summary>
internal sealed class RawResponse
{
    private readonly RawInput _input;
    private readonly bool _chunked;
    private int? _remaining;

    private RawResponse(RawInput input, int status, string head, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        _input = input;
        Status = status;
        Head = head;
        Headers = headers;
        _chunked = Header("transfer-encoding") is "chunked";
        if (Header("content-length") is { } length) _remaining = int.Parse(length, CultureInfo.InvariantCulture);
        if (status is 204 or 304) _remaining = 0;
    }

    public int Status { get; }

    /// <summary>Status line and headers as they came, for a search of what must not be in them.</summary>
    public string Head { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    public BodyEnd End { get; private set; }

    public static async Task<RawResponse> ReadAsync(RawInput input)
    {
        var start = await input.ReadLineAsync() ?? throw new EndOfStreamException("The server closed before it sent a head.");
        var head = new StringBuilder(start).Append("\r\n");
        var headers = new List<KeyValuePair<string, string>>();
        while (await input.ReadLineAsync() is { Length: > 0 } line)
        {
            head.Append(line).Append("\r\n");
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add(new(line[..colon], line[(colon + 1)..].Trim()));
        }

        return new RawResponse(input, int.Parse(start.Split(' ')[1], CultureInfo.InvariantCulture), head.ToString(), headers);
    }

    /// <summary>The value of a header, several joined by a comma; null when it was not sent.</summary>
    public string? Header(string name)
    {
        var values = Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).ToArray();
        return values.Length == 0 ? null : string.Join(", ", values);
    }

    /// <summary>The next chunk as the server wrote it (whatever came, when not chunked); null at the end, which <see cref="End"/> explains.</summary>
    public async Task<byte[]?> ReadChunkAsync()
    {
        if (End != BodyEnd.Open) return null;
        try
        {
            return await (_chunked ? ReadFramedAsync() : ReadUnframedAsync()).Patiently();
        }
        catch (SocketException)
        {
            End = BodyEnd.Reset;
            return null;
        }
    }

    /// <summary>The rest of the body, one entry a chunk.</summary>
    public async Task<List<byte[]>> ReadChunksAsync()
    {
        var chunks = new List<byte[]>();
        while (await ReadChunkAsync() is { } chunk) chunks.Add(chunk);
        return chunks;
    }

    /// <summary>The rest of the body.</summary>
    public async Task<byte[]> ReadBodyAsync() => [.. (await ReadChunksAsync()).SelectMany(chunk => chunk)];

    public async Task<JsonElement> ReadJsonAsync() => JsonText.Parse(await ReadBodyAsync());

    /// <summary>Reads until the body holds <paramref name="text"/> and gives what was read; it may be more.</summary>
    public async Task<byte[]> ReadUntilAsync(string text)
    {
        var wanted = Encoding.UTF8.GetBytes(text);
        var body = new List<byte>();
        while (body.ToArray().AsSpan().IndexOf(wanted) < 0)
            body.AddRange(await ReadChunkAsync() ?? throw new EndOfStreamException($"The body ended ({End}) before '{text}': {Encoding.UTF8.GetString([.. body])}"));
        return [.. body];
    }

    private async Task<byte[]?> ReadFramedAsync()
    {
        if (await _input.ReadLineAsync() is not { } size) return Stop(BodyEnd.Truncated);
        var length = int.Parse(size.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var chunk = await _input.ReadExactlyAsync(length);
        if (chunk is null || await _input.ReadLineAsync() is null) return Stop(BodyEnd.Truncated);
        return length == 0 ? Stop(BodyEnd.Complete) : chunk;
    }

    private async Task<byte[]?> ReadUnframedAsync()
    {
        if (_remaining == 0) return Stop(BodyEnd.Complete);
        if (_remaining is { } remaining)
        {
            _remaining = 0;
            return await _input.ReadExactlyAsync(remaining) ?? Stop(BodyEnd.Truncated);
        }

        return await _input.ReadSomeAsync() ?? Stop(BodyEnd.Complete);
    }

    private byte[]? Stop(BodyEnd end)
    {
        End = end;
        return null;
    }
}
