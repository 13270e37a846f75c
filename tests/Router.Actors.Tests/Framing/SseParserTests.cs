using System.Text;
using LlmRouter.Framing;

namespace LlmRouter.Tests.Framing;

public sealed class SseParserTests : EventParserContract
{
    protected override IReadOnlyList<string> Lines =>
    [
        "", ": OPENROUTER PROCESSING", "", "data: {\"a\":\"中😀é\"}", "", "data:{\"b\":1}", "", "event: ping", "data: {}", "",
        "id: 7", "retry: 3000", "", "event: lost", "", "data: {", "data:   \"c\": 2", ": between", "data: }", "", "data", "",
        "error: {\"message\":\"out of memory\"}", "", " data: x", "unknown: y", "data : z", "", "data: [DONE]", "", "data:[DONE]", "",
    ];

    private protected override Transcript Expected => Transcript.Of(
        ("", "{\"a\":\"中😀é\"}"), ("", "{\"b\":1}"), ("ping", "{}"), ("", "{\n  \"c\": 2\n}"), ("", ""),
        ("error", "{\"message\":\"out of memory\"}"), ("", "[DONE]"), ("", "[DONE]"));

    protected override IReadOnlyList<string> RecurringLines =>
        ["event: delta", "id: 1", "data: {\"a\":1}", "", "data: {", "data: }", "", "event: x", "data: {\"a\":1}", ": c", ""];

    private protected override IEventParser CreateParser() => new SseParser(int.MaxValue);

    [Fact]
    public void Parse_SingleDataLine_IsASliceOfTheLine()
    {
        var line = Line("data: {}");
        var events = new EventBatch();
        new SseParser(100).Parse([line, Line("")], events);
        Assert.True(line.Bytes.Span[6..].Overlaps(events.Events[0].Data.Span, out var offset) && offset == 0);
    }

    [Fact]
    public void Parse_EventsOfOneBatch_AllStayValidUntilTheNext()
    {
        var events = new EventBatch();
        var parser = new SseParser(int.MaxValue);
        string[] data = [.. Enumerable.Range(0, 200).Select(i => new string((char)('a' + i % 26), 1 + i))];
        parser.Parse([.. data.SelectMany(d => new[] { Line("event: t" + d), Line("data: " + d), Line("data: " + d), Line("") })], events);

        Assert.Equal(data.Select(d => $"t{d}={d}\n{d}"), events.Events.ToArray().Select(e => Text(e.Type) + "=" + Text(e.Data)));
    }

    [Theory]
    [InlineData("data: 12345678")]
    [InlineData("data: 1234", "data: 567")]
    [InlineData("data", "data", "data", "data", "data", "data", "data", "data", "data")]
    public void Parse_DataAtTheLimit_PassesAndOneMoreByteThrows(params string[] lines)
    {
        WireLine[] wire = [.. lines.Select(Line)];
        var events = new EventBatch();
        new SseParser(8).Parse([.. wire, Line("")], events);

        Assert.Equal(8, events.Events[0].Data.Length);
        Assert.Throws<FramingException>(() => new SseParser(7).Parse(wire, events));
    }

    [Fact]
    public void Parse_LimitPerEvent_StartsAnewWithEachEvent()
    {
        var events = new EventBatch();
        var parser = new SseParser(3);
        for (var i = 0; i < 10; i++) parser.Parse([Line("data: abc"), Line("")], events);
        Assert.Equal(10, events.Count);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void Complete_NoBlankLine_DispatchesUnlessStrict(bool dispatchUnterminatedTail, int expected)
    {
        var events = new EventBatch();
        var parser = new SseParser(100, dispatchUnterminatedTail);
        parser.Parse([Line("data: x")], events);
        parser.Complete(events);
        Assert.Equal(expected, events.Count);
    }

    [Fact]
    public void Parse_RetryTooLargeForANumber_IsIgnored()
    {
        var parser = new SseParser(100);
        parser.Parse([Line("retry: 20"), Line("retry: 99999999999999999999")], new EventBatch());
        Assert.Equal(20, parser.ReconnectionTime);
    }

    [Fact]
    public void Parse_TenMegabytesInManyLines_CopiesEachByteAFewTimesOnly()
    {
        const int LineLength = 100, Count = 100_000;
        var parser = new SseParser(int.MaxValue);
        var events = new EventBatch();
        var line = Line("data: " + new string('x', LineLength));
        for (var i = 0; i < Count; i++) parser.Parse([line], events);
        parser.Parse([Line("")], events);

        Assert.Equal(Count * (LineLength + 1) - 1, events.Events[0].Data.Length);
        Assert.InRange(parser.CopiedBytes, Count * LineLength, 4L * Count * LineLength);
        parser.Parse([Line("")], events);
        Assert.InRange(parser.RetainedBytes, 0, 3 * ByteArena.Retained);
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
