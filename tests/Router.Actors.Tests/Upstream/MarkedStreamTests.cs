using System.Net;
using System.Net.Sockets;
using LlmRouter.Upstream;

namespace LlmRouter.Tests.Upstream;

/// <summary>A soak found it: a request that waits for its own connection may be given another one, which its provider is just closing.</summary>
public sealed class MarkedStreamTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConnectionMark _mark = new();

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task Connection_OpenedAndNotWrittenTo_IsNotUsed()
    {
        await using var connection = await ConnectAsync();

        Assert.True(connection.CanWrite);
        Assert.False(_mark.IsUsed);
    }

    [Fact]
    public async Task Connection_WrittenTo_IsUsed()
    {
        await using var connection = await ConnectAsync();
        await connection.WriteAsync(new byte[1]);

        Assert.True(_mark.IsUsed);
    }

    private async Task<MarkedStream> ConnectAsync()
    {
        _listener.Start();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(_listener.LocalEndpoint);
        return new MarkedStream(socket, _mark);
    }
}
