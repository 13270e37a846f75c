using System.Text;
using LlmRouter.Framing;

namespace LlmRouter.Tests.Framing;

/// <summary>The web platform's event stream tests and more, to the letter of the rules.</summary>
public sealed class SseConformanceTests
{
    // Two cases are about refusing a media type; the router goes by the bytes and never asks for one.
    public static TheoryData<string> Ids => [.. Corpus.Sse.Where(c => c.Connection == "open").Select(c => c.Id)];

    [Fact]
    public void Corpus_IsWhole()
    {
        Assert.Equal(94, Corpus.Sse.Count);
        Assert.Equal(["format-mime-bogus", "format-mime-valid-bogus"], Corpus.Sse.Where(c => c.Connection != "open").Select(c => c.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Parse_EveryCut_GivesTheExpectedEvents(string id)
    {
        var test = Corpus.Sse.Single(c => c.Id == id);
        var expected = Transcript.Of([.. test.Events.Select(e => (WireType(test, e.Type), e.Data))]);
        var record = new Transcript();
        foreach (var plan in ReadPlan.All(test.InputBase64.Length))
            expected.AssertSame(ParserRun.Of(Strict(), test.InputBase64, plan, record), plan);
    }

    // One line at a time: an event is given by its blank line, and the ID at that moment is its last event ID.
    [Theory]
    [MemberData(nameof(Ids))]
    public void Parse_LineByLine_KnowsTheLastEventIdAndTheReconnectionTime(string id)
    {
        var test = Corpus.Sse.Single(c => c.Id == id);
        var (parser, events, lines) = (Strict(), new EventBatch(), new LineBatch());
        new LineSplitter(int.MaxValue).Split(test.InputBase64, lines);
        new Utf8Repair().Repair(lines.Lines);
        List<string> ids = [];
        foreach (var line in lines.Lines)
        {
            events.Clear();
            parser.Parse([line], events);
            if (events.Count > 0) ids.Add(Encoding.UTF8.GetString(parser.LastEventId.Span));
        }

        Assert.Equal(test.Events.Select(e => e.LastEventId), ids);
        Assert.Equal(test.LastEventIdBuffer, Encoding.UTF8.GetString(parser.LastEventId.Span));
        Assert.Equal(test.ReconnectionTime, parser.ReconnectionTime);
    }

    private static SseParser Strict() => new(int.MaxValue, dispatchUnterminatedTail: false);

    // A browser calls an event "message" when it was given no type; the parser says only what was given. One case gives it that very name.
    private static string WireType(SseCase test, string type) => type == "message" && test.Id != "event-message-explicit" ? "" : type;
}
