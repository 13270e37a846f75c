using LlmRouter.Framing;

namespace LlmRouter.Tests.Framing;

public sealed class JsonDocumentArrayTests : EventParserContract
{
    protected override IReadOnlyList<string> Lines =>
        ["", "  [{", "  \"a\": \"]}中😀é\\\"\\\\\"", "}", ",", "{\"b\":[[1],{}]} , {\"c\":1},[2]", "  ,\"d,]\"", "]", "", " "];

    private protected override Transcript Expected => Transcript.Of(
        ("", "{\n  \"a\": \"]}中😀é\\\"\\\\\"\n}"), ("", "{\"b\":[[1],{}]}"), ("", "{\"c\":1}"), ("", "[2]"), ("", "\"d,]\""));

    protected override IReadOnlyList<string> RecurringLines => ["{", "\"a\":\"x\"}", ",{\"b\":1},{\"c\":2}"];

    protected override string RecurringStart => "[";

    private protected override IEventParser CreateParser() => new JsonDocumentParser(int.MaxValue);

    [Fact]
    public void Parse_ScalarElements_AreGivenOnForTheDialectToJudge() =>
        Transcript.Of(("", "1"), ("", "null"), ("", "-2.5e3"), ("", "true"), ("", "x}"))
            .AssertSame(ParserRun.Of(CreateParser(), "[1,null\n, -2.5e3\n,true ,x}]"u8.ToArray(), ReadPlan.ByteByByte), "scalars");

    [Fact]
    public void Parse_ElementLimit_HoldsForEachElementAndNotForTheirSum()
    {
        var events = new EventBatch();
        var parser = new JsonDocumentParser(9);
        parser.Parse([Line("[")], events);
        for (var i = 0; i < 10; i++) parser.Parse([Line("{\"a\":"), Line("12}"), Line(",")], events);
        Assert.Equal(10, events.Count);
        Assert.Throws<FramingException>(() => parser.Parse([Line("{\"a\":"), Line("123}")], events));
    }
}
