using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LlmRouter.Bench.Mock;

/// <summary>
/// An OpenAI-compatible provider that costs little: bare sockets, bytes made beforehand, each token in a send of its own.
/// Listens on loopback, on a port the system chooses.
/// </summary>
internal sealed class MockProvider : IDisposable
{
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly TokenPacer pacer = new();
    private readonly ConcurrentDictionary<Socket, byte> open = new();

    public MockProvider()
    {
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(4096);
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndPoint!).Port;

    public DepartureLog Departures { get; } = new();

    /// <summary>What paces the streams, and knows how many there are.</summary>
    public TokenPacer Pacer => pacer;

    public void Dispose()
    {
        listener.Dispose();
        pacer.Dispose();
    }

    /// <summary>Closes every connection, as a provider does when it is left alone: what a gateway keeps open for later is closed there too.</summary>
    public void HangUp()
    {
        foreach (var socket in open.Keys)
        {
            try
            {
                socket.Shutdown(SocketShutdown.Both);
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
            {
                // The other side was first.
            }
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptAsync().ConfigureAwait(false);
                socket.NoDelay = true;
                _ = ServeAsync(socket);
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            // The listener was closed: the run is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        open.TryAdd(socket, 0);
        await new MockConnection(socket, pacer, Departures).RunAsync().ConfigureAwait(false);
        open.TryRemove(socket, out _);
    }
}
