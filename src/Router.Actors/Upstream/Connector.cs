using System.Net.Sockets;
using LlmRouter.Contracts;

namespace LlmRouter.Upstream;

/// <summary>Opens connections to one provider, each within the connect limit and without Nagle's delay.</summary>
internal sealed class Connector(string provider, TimeSpan limit, TimeProvider time)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var expiry = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, either.Token).ConfigureAwait(false);
            return context.InitialRequestMessage is MarkedRequest request ? new MarkedStream(socket, request.Mark) : new NetworkStream(socket, ownsSocket: true);
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
