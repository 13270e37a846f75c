using LlmRouter.Framing;

namespace LlmRouter.Tests.Framing;

/// <summary>The pure parts of the relay in a row: bytes → lines → UTF-8 → events, as the stages call them.</summary>
internal sealed class ParserRun(IEventParser parser, Transcript? record = null)
{
    private readonly LineBatch _lines = new();
    private readonly EventBatch _events = new();
    private readonly Utf8Repair _repair = new();

    public LineSplitter Splitter { get; } = new(int.MaxValue);

    public Transcript Events { get; } = record ?? new Transcript();

    /// <param name="record">Written anew, for sweeps of many runs.</param>
    public static Transcript Of(IEventParser parser, ReadOnlyMemory<byte> body, ReadPlan plan, Transcript? record = null)
    {
        record?.Clear();
        var run = new ParserRun(parser, record);
        plan.Feed(body, run.Read);
        run.Complete();
        return run.Events;
    }

    public void Read(ReadOnlyMemory<byte> chunk)
    {
        _lines.Clear();
        Splitter.Split(chunk, _lines);
        Parse();
    }

    public void Complete()
    {
        _lines.Clear();
        Splitter.Complete(_lines);
        Parse();
        _events.Clear();
        parser.Complete(_events);
        Record();
    }

    private void Parse()
    {
        _repair.Repair(_lines.Lines);
        _events.Clear();
        parser.Parse(_lines.Lines, _events);
        Record();
    }

    private void Record()
    {
        foreach (ref readonly var e in _events.Events) Events.Add(e.Type.Span, e.Data.Span);
    }
}
