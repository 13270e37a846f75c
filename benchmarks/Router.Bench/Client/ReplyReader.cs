using System.Buffers.Text;

namespace LlmRouter.Bench.Client;

/// <summary>Reads one HTTP/1.1 reply from bytes cut anywhere: status, body by length, by chunks or up to the connection's end, tokens by <see cref="SseTally"/>.</summary>
internal sealed class ReplyReader
{
    private readonly byte[] line = new byte[8192];
    private int lineLength;
    private int status;
    private long left;
    private BodyFraming framing;

    public SseTally Tally { get; } = new();

    public int Status => status;

    /// <summary>Whether the reply's last byte was read.</summary>
    public bool IsComplete => framing == BodyFraming.Complete;

    public void Reset()
    {
        framing = BodyFraming.Head;
        lineLength = status = 0;
        Tally.Reset();
    }

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0 && framing != BodyFraming.Complete)
        {
            var taken = framing switch
            {
                BodyFraming.Head => TakeHead(bytes),
                BodyFraming.ChunkSize => TakeChunkSize(bytes),
                BodyFraming.ChunkEnd => TakeChunkEnd(bytes),
                BodyFraming.UntilClose => TakeRest(bytes),
                _ => TakeBody(bytes),
            };
            bytes = bytes[taken..];
        }
    }

    /// <summary>The other side has closed: a body that goes up to there is whole, any other is cut.</summary>
    public void End()
    {
        if (framing != BodyFraming.UntilClose) return;
        Tally.Flush();
        framing = BodyFraming.Complete;
    }

    private int TakeHead(ReadOnlySpan<byte> bytes)
    {
        if (!TakeUntil(bytes, "\r\n\r\n"u8, out var taken)) return taken;
        var head = line.AsSpan(0, lineLength);
        if (!Utf8Parser.TryParse(head["HTTP/1.1 ".Length..], out status, out _)) throw new InvalidDataException("no HTTP status");
        left = ContentLength(head);
        framing = left > 0 ? BodyFraming.Length : left == 0 ? BodyFraming.Complete : head.IndexOf("chunked"u8) >= 0 ? BodyFraming.ChunkSize : BodyFraming.UntilClose;
        lineLength = 0;
        return taken;
    }

    private int TakeChunkSize(ReadOnlySpan<byte> bytes)
    {
        if (!TakeUntil(bytes, "\r\n"u8, out var taken)) return taken;
        if (!Utf8Parser.TryParse(line.AsSpan(0, lineLength), out left, out _, 'x')) throw new InvalidDataException("no chunk size");
        lineLength = 0;
        framing = left > 0 ? BodyFraming.ChunkData : BodyFraming.ChunkEnd;
        return taken;
    }

    private int TakeRest(ReadOnlySpan<byte> bytes)
    {
        Tally.Feed(bytes);
        return bytes.Length;
    }

    private int TakeBody(ReadOnlySpan<byte> bytes)
    {
        var taken = (int)Math.Min(left, bytes.Length);
        Tally.Feed(bytes[..taken]);
        left -= taken;
        if (left > 0) return taken;
        if (framing == BodyFraming.Length) Tally.Flush();
        // A chunk's end is one line break; its size is set anew after that.
        framing = framing == BodyFraming.Length ? BodyFraming.Complete : BodyFraming.ChunkEnd;
        left = -1;
        return taken;
    }

    // After data (left is -1) comes the next size, after the chunk of size 0 comes the reply's end.
    private int TakeChunkEnd(ReadOnlySpan<byte> bytes)
    {
        if (!TakeUntil(bytes, "\r\n"u8, out var taken)) return taken;
        lineLength = 0;
        framing = left < 0 ? BodyFraming.ChunkSize : BodyFraming.Complete;
        if (IsComplete) Tally.Flush();
        return taken;
    }

    /// <summary>Gathers bytes into <see cref="line"/> up to and with a mark, which may come in several reads.</summary>
    private bool TakeUntil(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> mark, out int taken)
    {
        for (taken = 0; taken < bytes.Length;)
        {
            if (lineLength == line.Length) throw new InvalidDataException("a head or chunk size without end");
            line[lineLength++] = bytes[taken++];
            if (line.AsSpan(0, lineLength).EndsWith(mark)) return true;
        }
        return false;
    }

    private static long ContentLength(ReadOnlySpan<byte> head)
    {
        var name = "Content-Length: "u8;
        var at = head.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out long value, out _) ? value : -1;
    }
}
