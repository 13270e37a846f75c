using LlmRouter.Framing;

namespace LlmRouter.Tests.Framing;

public sealed class NdjsonParserTests : EventParserContract
{
    protected override IReadOnlyList<string> Lines =>
        ["", "{\"a\":\"中😀é\"}", "  \t", "  {\"b\":[{}]} ", "{\"c\":\"}\\\"\"}", "", "{\"done\":true}", ""];

    private protected override Transcript Expected =>
        Transcript.Of(("", "{\"a\":\"中😀é\"}"), ("", "{\"b\":[{}]}"), ("", "{\"c\":\"}\\\"\"}"), ("", "{\"done\":true}"));

    protected override IReadOnlyList<string> RecurringLines => ["{\"a\":1}", "", " {} "];

    private protected override IEventParser CreateParser() => new NdjsonParser();

    [Theory]
    [InlineData("oops")]
    [InlineData("{\"a\":")]
    [InlineData("{}{}")]
    public void Parse_BadTerminatedLine_IsGivenOnForTheDialectToJudge(string line)
    {
        var events = new EventBatch();
        new NdjsonParser().Parse([Line(line)], events);
        Transcript.Of(("", line)).AssertSame(Record(events), line);
    }

    private static Transcript Record(EventBatch events)
    {
        var transcript = new Transcript();
        foreach (ref readonly var e in events.Events) transcript.Add(e.Type.Span, e.Data.Span);
        return transcript;
    }
}
