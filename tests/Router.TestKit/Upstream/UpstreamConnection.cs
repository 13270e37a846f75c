using System.Globalization;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text;

namespace LlmRouter.Testing.Upstream;

/// <summary>One connection that the router opened to a <see cref="ScriptedUpstream"/>.</summary>
internal sealed class UpstreamConnection : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly Pipe _received = new();
    private readonly TaskCompletionSource _peerClosed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _receiving;
    private BodyFraming _framing;
    private bool _answered;
    private long _written;

    public UpstreamConnection(Socket socket)
    {
        _socket = socket;
        _socket.NoDelay = true;
        _receiving = ReceiveAsync();
    }

    /// <summary>Completes when the router has closed or reset its side, also while a script runs.</summary>
    public Task PeerClosed => _peerClosed.Task;

    /// <summary>Bytes that the kernel has taken from the script: heads, framing and bodies.</summary>
    public long Written => Interlocked.Read(ref _written);

    /// <summary>True once a script has closed or reset this side.</summary>
    public bool Closed { get; private set; }

    /// <summary>True between requests: the last reply, if there was one, is out as its framing promised. A FIN behind it changes nothing.</summary>
    public bool IsIdle { get; set; }

    /// <summary>Nobody works with it: the router has closed it, or keeps it for the next request.</summary>
    public bool IsAtRest => PeerClosed.IsCompleted || IsIdle;

    public PipeReader Received => _received.Reader;

    /// <summary>True from the head of a reply to the end of its body.</summary>
    private bool InBody { get; set; }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            var sent = await _socket.SendAsync(bytes, SocketFlags.None, cancellationToken);
            Interlocked.Add(ref _written, sent);
            bytes = bytes[sent..];
        }
    }

    /// <summary>A whole reply as it is, after which the next request may come.</summary>
    public Task SendReplyAsync(ReadOnlyMemory<byte> reply, CancellationToken cancellationToken)
    {
        _answered = true;
        return SendAsync(reply, cancellationToken);
    }

    public Task SendHeadAsync(
        int status, string contentType, BodyFraming framing, int length, (string Name, string Value)[] headers, CancellationToken cancellationToken)
    {
        _framing = framing;
        InBody = true;
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Scripted\r\nContent-Type: {contentType}\r\n");
        head.Append(framing switch
        {
            BodyFraming.Chunked => "Transfer-Encoding: chunked\r\n",
            BodyFraming.Length => $"Content-Length: {length}\r\n",
            _ => "Connection: close\r\n",
        });
        foreach (var (name, value) in headers) head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        return SendAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), cancellationToken);
    }

    public Task SendBodyAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (_framing != BodyFraming.Chunked) return SendAsync(body, cancellationToken);
        if (body.IsEmpty) return Task.CompletedTask;
        byte[] chunk = [.. Encoding.ASCII.GetBytes($"{body.Length:x}\r\n"), .. body.Span, .. "\r\n"u8];
        return SendAsync(chunk, cancellationToken);
    }

    /// <summary>Ends the body as its framing says, after which the next request may come.</summary>
    public async Task EndBodyAsync(CancellationToken cancellationToken)
    {
        if (Closed || !InBody) return;
        InBody = false;
        _answered = true;
        if (_framing == BodyFraming.Chunked) await SendAsync("0\r\n\r\n"u8.ToArray(), cancellationToken);
        if (_framing == BodyFraming.UntilClose) await CloseAsync();
    }

    /// <summary>Does nothing to a connection that was reset before: an upstream may die twice.</summary>
    public Task ResetAsync()
    {
        Closed = true;
        if (_socket.SafeHandle.IsClosed) return Task.CompletedTask;
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Close();
        return Task.CompletedTask;
    }

    public Task CloseAsync()
    {
        Closed = true;
        IsIdle = _answered && !InBody;
        // Shutdown and not Close: with unread bytes Close would send a RST.
        _socket.Shutdown(SocketShutdown.Send);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        // What nobody has read would hold the receiver up for ever.
        await _received.Reader.CompleteAsync();
        await _receiving;
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var count = await _socket.ReceiveAsync(_received.Writer.GetMemory(4096), SocketFlags.None);
                if (count == 0) break;
                _received.Writer.Advance(count);
                if ((await _received.Writer.FlushAsync()).IsCompleted) break;
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // A reset is the peer's leaving like any other; so is our own.
        }

        _peerClosed.TrySetResult();
        await _received.Writer.CompleteAsync();
    }
}
