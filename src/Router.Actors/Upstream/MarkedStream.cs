using System.Net.Sockets;

namespace LlmRouter.Upstream;

/// <summary>A connection that notes on its mark that it is used. Under TLS that is its handshake already.</summary>
internal sealed class MarkedStream(Socket socket, ConnectionMark mark) : NetworkStream(socket, ownsSocket: true)
{
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        mark.IsUsed = true;
        return base.WriteAsync(buffer, cancellationToken);
    }
}
