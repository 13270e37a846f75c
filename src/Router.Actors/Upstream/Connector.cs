using System.Net.Sockets;
using LlmRouter.Contracts;

namespace LlmRouter.Upstream;

/// <summary>Opens connections to one provider, each within the connect limit and without Nagle's delay.</summary>
internal sealed class Connector(string provider, TimeSpan limit, TimeProvider time)
{
    private int _attempts;

    /// <summary>Connections that were sought so far.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _attempts);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var expiry = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, either.Token).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
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
