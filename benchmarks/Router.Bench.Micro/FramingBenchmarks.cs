using BenchmarkDotNet.Attributes;
using LlmRouter.Bench.Micro.Data;
using LlmRouter.Framing;

namespace LlmRouter.Bench.Micro;

/// <summary>Bytes to events, one read of one event at a time. Target: 0 B.</summary>
public class FramingBenchmarks
{
    private const int Largest = 1024 * 1024;

    private readonly LineSplitter _splitter = new(Largest);
    private readonly Utf8Repair _utf8 = new();
    private readonly SseParser _sse = new(Largest);
    private readonly NdjsonParser _ndjson = new();
    private readonly LineBatch _lines = new();
    private readonly LineBatch _sseLines = Lines(RecordedStream.OpenAi.Text);
    private readonly LineBatch _ndjsonLines = Lines(RecordedStream.Ollama.Text);
    private readonly LineBatch _broken = new();
    private readonly EventBatch _events = new();
    private readonly byte[] _read = RecordedStream.OpenAi.Text;
    private readonly byte[] _cutLine = [.. RecordedStream.OpenAi.Text[^9..^2], 0xF0, 0x9F, 0x98];

    [Benchmark]
    public void SplitLines()
    {
        _lines.Clear();
        _splitter.Split(_read, _lines);
    }

    /// <summary>The same event in two reads: its first half is kept.</summary>
    [Benchmark]
    public void SplitLinesCutInTwo()
    {
        _lines.Clear();
        _splitter.Split(_read.AsMemory(0, _read.Length / 2), _lines);
        _splitter.Split(_read.AsMemory(_read.Length / 2), _lines);
    }

    [Benchmark]
    public void CheckValidUtf8() => _utf8.Repair(_sseLines.Lines);

    /// <summary>A line that ends inside a character.</summary>
    [Benchmark]
    public void RepairBrokenUtf8()
    {
        _broken.Clear();
        _broken.Add(_cutLine);
        _utf8.Repair(_broken.Lines);
    }

    [Benchmark]
    public void ParseSse()
    {
        _events.Clear();
        _sse.Parse(_sseLines.Lines, _events);
    }

    [Benchmark]
    public void ParseNdjson()
    {
        _events.Clear();
        _ndjson.Parse(_ndjsonLines.Lines, _events);
    }

    private static LineBatch Lines(byte[] read)
    {
        var lines = new LineBatch();
        new LineSplitter(Largest).Split(read, lines);
        return lines;
    }
}
