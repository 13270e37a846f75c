using System.Buffers;
using System.Text;

namespace LlmRouter.Tests.Framing;

/// <summary>What a run gave, as bytes that compare fast: the sweeps compare tens of thousands of runs. 0xFF and 0xFE never occur in UTF-8.</summary>
internal sealed class Transcript
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public static Transcript Of(params (string Type, string Data)[] events)
    {
        var transcript = new Transcript();
        foreach (var (type, data) in events) transcript.Add(Encoding.UTF8.GetBytes(type), Encoding.UTF8.GetBytes(data));
        return transcript;
    }

    public void Add(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        _bytes.Write(type);
        _bytes.Write<byte>([0xFF]);
        _bytes.Write(data);
        _bytes.Write<byte>([0xFE]);
    }

    public void Clear() => _bytes.ResetWrittenCount();

    public bool StartsWith(Transcript other) => _bytes.WrittenSpan.StartsWith(other._bytes.WrittenSpan);

    public void AssertSame(Transcript actual, object run)
    {
        if (!_bytes.WrittenSpan.SequenceEqual(actual._bytes.WrittenSpan)) Assert.Fail($"{run}\nexpected: {this}\nactual:   {actual}");
    }

    public override string ToString() =>
        string.Join(" · ", Split(_bytes.WrittenSpan.ToArray(), 0xFE).Select(e => string.Join("|", Split(e, 0xFF).Select(Encoding.UTF8.GetString))));

    private static List<byte[]> Split(byte[] bytes, byte mark)
    {
        List<byte[]> parts = [];
        for (int end; (end = Array.IndexOf(bytes, mark)) >= 0; bytes = bytes[(end + 1)..]) parts.Add(bytes[..end]);
        if (bytes.Length > 0) parts.Add(bytes);
        return parts;
    }
}
