using System.Text;
using Akka.Streams.Dsl;
using LlmRouter.Framing;
using LlmRouter.Streams;

namespace LlmRouter.Tests.Streams;

/// <summary>The framing stages in a row, as the relay has them: what one reuses must not be what another still reads.</summary>
public sealed class FramingChainTests : TailStageContract
{
    // Latin-1, so that a character of the text is a byte and a multi-byte character can be cut in two.
    private protected override IStageUnderTest Stage => new StageUnderTest<ByteChunk, EventBatch>(
        () => Flow.FromGraph(new ByteFraming(1000)).Via(new Utf8Decode()).Via(new FormatDetect()).Via(new EventParse(1000, 1000)),
        text => new ByteChunk { Bytes = Encoding.Latin1.GetBytes(text) }, Batches.Expire, Batches.Show);

    protected override string Silent => ": comment\n";

    protected override string Unfinished => "data: rest";

    protected override string PassingAndUnfinished => "data: 0\n\ndata: rest";

    protected override string Tail => "Sse: =rest";

    protected override string Passing(int index) => $"data: {index}\n\n";

    protected override string Expected(int index) => $"Sse: ={index}";

    [Theory]
    [InlineData("data: {\"a\":\"中😀\"}\n\nevent: x\ndata: {\ndata: }\n\ndata: [DONE]", "Sse", "={\"a\":\"中😀\"}", "x={\n}", "=[DONE]")]
    [InlineData("\uFEFFoops\r\ndata:1\r\n\r\nid: 1\r\ndata:2\r\n\r\n", "Sse", "=1", "=2")]
    [InlineData("{\"a\":\"é\"}\n\n{\"b\":1}\n{\"c\":2}", "JsonLines", "={\"a\":\"é\"}", "={\"b\":1}", "={\"c\":2}")]
    [InlineData("[{\n\"a\":\"é\"\n}\n,\n{\"b\":1},{\"c\":\n2}]\n", "JsonDocument", "={\n\"a\":\"é\"\n}", "={\"b\":1}", "={\"c\":\n2}")]
    public async Task OnPush_EveryCut_GivesTheSameEvents(string body, string format, params string[] expected)
    {
        var bytes = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(body));
        await AssertEvents(format, expected, [.. bytes.Select(b => b.ToString())]);
        for (var cut = 1; cut < bytes.Length; cut++) await AssertEvents(format, expected, bytes[..cut], bytes[cut..]);
    }

    private async Task AssertEvents(string format, string[] expected, params string[] reads)
    {
        var log = await Stage.RunSlowly(this, reads);
        var prefix = $"read {format}: ";
        var given = log.Where(entry => entry.StartsWith("read", StringComparison.Ordinal)).SelectMany(entry =>
        {
            Assert.StartsWith(prefix, entry, StringComparison.Ordinal);
            return entry[prefix.Length..].Split(" · ");
        });
        Assert.Equal(expected, given);
    }
}
