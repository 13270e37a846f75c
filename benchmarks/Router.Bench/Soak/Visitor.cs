using System.Net;
using System.Net.Sockets;
using LlmRouter.Bench.Client;

namespace LlmRouter.Bench.Soak;

/// <summary>One connection of the soak, kept open from one visit to the next while nothing breaks it.</summary>
internal sealed class Visitor(int port) : IDisposable
{
    // Longer than any visit takes: a router that hangs is wrong, not slow for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly byte[] buffer = new byte[4 * 1024];
    private readonly ReplyReader reader = new();
    private Socket? socket;

    public void Dispose() => Close();

    /// <summary>Sends the request and reads its answer, as fast and as far as the visit says.</summary>
    public async Task<Seen> GoAsync(Visit visit)
    {
        string? broke = null;
        reader.Reset();
        try
        {
            await ReadAsync(visit).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is SocketException or InvalidDataException or OperationCanceledException)
        {
            broke = fault.Message;
        }
        if (!reader.IsComplete) Close();
        return new Seen(reader.Status, reader.Tally.Tokens, reader.Tally.Errors, reader.Tally.Finished, reader.Tally.Done, reader.IsComplete, broke);
    }

    private async Task ReadAsync(Visit visit)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        // A slow reader has a small window: else the kernel would read for it.
        if (visit.BytesPerSecond > 0) Close();
        var connected = await ConnectAsync(visit.BytesPerSecond > 0, patience.Token).ConfigureAwait(false);
        await connected.SendAsync(visit.Request, patience.Token).ConfigureAwait(false);
        while (!reader.IsComplete && reader.Tally.Tokens < visit.LeavesAfter)
        {
            var read = await connected.ReceiveAsync(buffer, patience.Token).ConfigureAwait(false);
            if (read == 0)
            {
                reader.End();
                return;
            }
            reader.Feed(buffer.AsSpan(0, read));
            if (visit.BytesPerSecond > 0) await Task.Delay(TimeSpan.FromSeconds((double)read / visit.BytesPerSecond), TimeProvider.System, patience.Token).ConfigureAwait(false);
        }
    }

    private async ValueTask<Socket> ConnectAsync(bool small, CancellationToken cancellationToken)
    {
        if (socket is not null) return socket;
        socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (small) socket.ReceiveBufferSize = buffer.Length;
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellationToken).ConfigureAwait(false);
        return socket;
    }

    private void Close()
    {
        socket?.Dispose();
        socket = null;
    }
}
