using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LlmRouter.Testing.Client;

/// <summary>
/// An HTTP/1.1 client on a raw socket: it sees the chunks as the server wrote them, stops reading when it likes, and leaves as
/// rudely as a browser tab does.
/// </summary>
internal sealed class RawHttpClient : IDisposable
{
    private readonly Socket _socket;
    private readonly RawInput _input;

    private RawHttpClient(Socket socket)
    {
        _socket = socket;
        _input = new RawInput(socket);
    }

    /// <param name="receiveBuffer">Size of the kernel's receive buffer: small, so that a client that stops reading is felt soon.</param>
    public static async Task<RawHttpClient> ConnectAsync(int port, int? receiveBuffer = null)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBuffer is { } size) socket.ReceiveBufferSize = size;
        await socket.ConnectAsync(IPAddress.Loopback, port);
        return new RawHttpClient(socket);
    }

    /// <summary>Sends a request with a JSON body, or with none, and does not wait for the reply.</summary>
    public Task SendAsync(string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        var bytes = Encoding.UTF8.GetBytes(body ?? "");
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{method} {path} HTTP/1.1\r\nHost: localhost\r\n");
        if (body is not null) head.Append(CultureInfo.InvariantCulture, $"Content-Type: application/json\r\nContent-Length: {bytes.Length}\r\n");
        foreach (var (name, value) in headers) head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        byte[] request = [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. bytes];
        return SendRawAsync(request);
    }

    public async Task SendRawAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty) bytes = bytes[await _socket.SendAsync(bytes, SocketFlags.None)..];
    }

    /// <summary>Reads the head of the next reply; its body is read by the test.</summary>
    public Task<RawResponse> ReadResponseAsync() => RawResponse.ReadAsync(_input).Patiently();

    /// <summary>Sends a request and reads the head of its reply.</summary>
    public async Task<RawResponse> ExchangeAsync(string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        await SendAsync(method, path, body, headers);
        return await ReadResponseAsync();
    }

    /// <summary>Leaves with a FIN.</summary>
    public void Close() => _socket.Shutdown(SocketShutdown.Both);

    /// <summary>Leaves with a RST.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Close();
    }

    public void Dispose() => _socket.Dispose();
}
