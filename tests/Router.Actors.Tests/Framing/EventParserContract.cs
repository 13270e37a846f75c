using System.Text;
using LlmRouter.Framing;

namespace LlmRouter.Tests.Framing;

/// <summary>What every event parser owes, whatever its format.</summary>
public abstract class EventParserContract
{
    public static TheoryData<string> Newlines => Body.Newlines;

    private protected abstract IEventParser CreateParser();

    /// <summary>A body that holds every form of event of the format, by its lines. Cut off anywhere, no event may look whole.</summary>
    protected abstract IReadOnlyList<string> Lines { get; }

    private protected abstract Transcript Expected { get; }

    /// <summary>Lines that may follow <see cref="RecurringStart"/> again and again.</summary>
    protected abstract IReadOnlyList<string> RecurringLines { get; }

    protected virtual string RecurringStart => "";

    [Theory]
    [MemberData(nameof(Newlines))]
    public void Parse_EveryNewlineAndCut_GivesTheSameEvents(string newline)
    {
        var body = Body.Of(Lines, newline);
        foreach (var plan in ReadPlan.All(body.Length)) Expected.AssertSame(ParserRun.Of(CreateParser(), body, plan), plan);
    }

    [Theory]
    [MemberData(nameof(Newlines))]
    public void Complete_NoLastLineEnding_GivesTheLastEventAllTheSame(string newline)
    {
        var body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Body.Of(Lines, newline)).TrimEnd('\r', '\n'));
        foreach (var plan in ReadPlan.All(body.Length)) Expected.AssertSame(ParserRun.Of(CreateParser(), body, plan), plan);
    }

    [Theory]
    [MemberData(nameof(Newlines))]
    public void Complete_CutOffAnywhere_GivesWholeEventsOnly(string newline)
    {
        var body = Body.Of(Lines, newline);
        for (var length = 0; length < body.Length; length++)
        {
            var actual = ParserRun.Of(CreateParser(), body.AsMemory(0, length), ReadPlan.Whole(length));
            Assert.True(Expected.StartsWith(actual), $"cut at {length}: {actual}");
        }
    }

    [Fact]
    public void Complete_Nothing_GivesNothing() =>
        Transcript.Of().AssertSame(ParserRun.Of(CreateParser(), default, ReadPlan.ByteByByte), "empty");

    [Fact]
    public void Complete_Twice_GivesNothingMore()
    {
        var run = new ParserRun(CreateParser());
        run.Read(Body.Of(Lines, "\n"));
        run.Complete();
        run.Complete();
        Expected.AssertSame(run.Events, "completed twice");
    }

    [Fact]
    public void Parse_SteadyState_AllocatesNothing()
    {
        var parser = CreateParser();
        var events = new EventBatch();
        parser.Parse([Line(RecurringStart)], events);
        WireLine[] lines = [.. RecurringLines.Select(Line)];
        var (first, rounds, given) = (Round(parser, lines, events), 0, 0);

        Assert.Equal(0, Allocation.OfThousand(() =>
        {
            rounds++;
            given += Round(parser, lines, events);
        }));
        Assert.NotEqual(0, first);
        Assert.Equal(rounds * first, given);
    }

    private protected static WireLine Line(string text) => new(Encoding.UTF8.GetBytes(text), Terminated: true);

    // All lines at once, then each for itself, so that what a batch leaves unfinished is kept and used.
    private static int Round(IEventParser parser, WireLine[] lines, EventBatch events)
    {
        events.Clear();
        parser.Parse(lines, events);
        var count = events.Count;
        for (var i = 0; i < lines.Length; i++)
        {
            events.Clear();
            parser.Parse(lines.AsSpan(i, 1), events);
            count += events.Count;
        }

        return count;
    }
}
