using System.Net.Sockets;
using LlmRouter.Contracts;

namespace LlmRouter.Upstream;

/// <summary>Opens connections to one provider, each within the connect limit and without Nagle's delay.</summary>
internal sealed class Connector(string provider, TimeSpan limit, TimeProvider time)
{
    private static readonly HttpRequestOptionsKey<ConnectionMark> MarkKey = new("connection-mark");

    /// <summary>Lets <paramref name="mark"/> know when a connection that is opened for this request is used.</summary>
    public static void Watch(HttpRequestMessage request, ConnectionMark mark) => request.Options.Set(MarkKey, mark);

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var expiry = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, either.Token).ConfigureAwait(false);
            return context.InitialRequestMessage.Options.TryGetValue(MarkKey, out var mark) ? new MarkedStream(socket, mark) : new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (expiry.IsCancellationRequested)
        {
            socket.Dispose();
            throw new RouterException(UpstreamFaults.ConnectTimeout(provider, limit));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
