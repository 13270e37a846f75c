using LlmRouter.Framing;

namespace LlmRouter.Tests.Framing;

public sealed class JsonDocumentObjectTests
{
    [Theory]
    [MemberData(nameof(EventParserContract.Newlines), MemberType = typeof(EventParserContract))]
    public void Parse_ObjectOverSeveralLines_IsOneEventAtEveryCut(string newline)
    {
        var body = Body.Of(["", " {", "  \"a\": \"{[\\\"\",", "", "  \"b\": [ {}, 2 ]", "} ", ""], newline);
        var expected = Transcript.Of(("", "{\n  \"a\": \"{[\\\"\",\n\n  \"b\": [ {}, 2 ]\n}"));
        foreach (var plan in ReadPlan.All(body.Length))
            expected.AssertSame(ParserRun.Of(new JsonDocumentParser(int.MaxValue), body, plan), plan);
    }

    [Fact]
    public void Complete_ObjectCutOffAnywhere_GivesNothing()
    {
        var body = "{\n \"a\": \"}\"\n }"u8.ToArray();
        for (var length = 0; length < body.Length; length++)
        {
            Transcript.Of().AssertSame(
                ParserRun.Of(new JsonDocumentParser(int.MaxValue), body.AsMemory(0, length), ReadPlan.ByteByByte), $"cut at {length}");
        }
    }

    [Theory]
    [InlineData("{} x")]
    [InlineData("{}\n{}")]
    [InlineData("[]]")]
    [InlineData("[{}]\n,")]
    [InlineData("\"text\"")]
    [InlineData("oops")]
    [InlineData("12")]
    public void Parse_NotOneObjectOrArray_Throws(string body) =>
        Assert.Throws<FramingException>(() => Parse(new JsonDocumentParser(100), body));

    [Fact]
    public void Parse_ObjectAtTheLimit_PassesAndOneMoreByteThrows()
    {
        Parse(new JsonDocumentParser(9), "{\n\"a\":1\n}");
        Assert.Throws<FramingException>(() => Parse(new JsonDocumentParser(8), "{\n\"a\":1\n}"));
    }

    [Fact]
    public void Parse_TenMegabytesInManyLines_CopiesEachByteAFewTimesOnlyAndLetsGoOfThem()
    {
        const int LineLength = 100, Count = 100_000;
        var parser = new JsonDocumentParser(int.MaxValue);
        var events = new EventBatch();
        var line = new WireLine(Enumerable.Repeat((byte)'1', LineLength).ToArray(), Terminated: true);
        parser.Parse([new WireLine("["u8.ToArray(), true), new WireLine("{"u8.ToArray(), true)], events);
        for (var i = 0; i < Count; i++) parser.Parse([line], events);
        parser.Parse([new WireLine("}"u8.ToArray(), true)], events);

        Assert.Equal(Count * (LineLength + 1) + 3, events.Events[0].Data.Length);
        Assert.InRange(parser.CopiedBytes, Count * LineLength, 4L * Count * LineLength);
        parser.Parse([], events);
        Assert.InRange(parser.RetainedBytes, 0, ByteArena.Retained);
    }

    private static void Parse(JsonDocumentParser parser, string body)
    {
        var lines = new LineBatch();
        var splitter = new LineSplitter(int.MaxValue);
        splitter.Split(System.Text.Encoding.UTF8.GetBytes(body), lines);
        splitter.Complete(lines);
        parser.Parse(lines.Lines, new EventBatch());
    }
}
