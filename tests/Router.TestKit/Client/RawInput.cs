using System.Net.Sockets;
using System.Text;

namespace LlmRouter.Testing.Client;

/// <summary>The receiving side of a socket with a buffer that never reads ahead of what was asked for by more than one read.</summary>
internal sealed class RawInput(Socket socket)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>One line without its CRLF; null when the peer closed before it.</summary>
    public async ValueTask<string?> ReadLineAsync()
    {
        var line = new List<byte>();
        while (true)
        {
            if (_start == _end && !await FillAsync()) return null;
            var next = _buffer[_start++];
            if (next == '\n') return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
            line.Add(next);
        }
    }

    /// <summary>Exactly <paramref name="length"/> bytes; null when the peer closed before them.</summary>
    public async ValueTask<byte[]?> ReadExactlyAsync(int length)
    {
        var bytes = new byte[length];
        for (var at = 0; at < length;)
        {
            if (_start == _end && !await FillAsync()) return null;
            var count = Math.Min(length - at, _end - _start);
            _buffer.AsSpan(_start, count).CopyTo(bytes.AsSpan(at));
            _start += count;
            at += count;
        }

        return bytes;
    }

    /// <summary>Whatever comes next; null when the peer has closed.</summary>
    public async ValueTask<byte[]?> ReadSomeAsync()
    {
        if (_start == _end && !await FillAsync()) return null;
        var bytes = _buffer[_start.._end];
        _start = _end;
        return bytes;
    }

    private async ValueTask<bool> FillAsync()
    {
        _start = 0;
        _end = await socket.ReceiveAsync(_buffer, SocketFlags.None);
        return _end > 0;
    }
}
