using System.Text;
using LlmRouter.Framing;

namespace LlmRouter.Tests.Framing;

public sealed class FormatSnifferTests
{
    [Theory]
    [InlineData("data: {}\n", "Sse")]
    [InlineData("data:{}\n", "Sse")]
    [InlineData("data\n", "Sse")]
    [InlineData("event: ping\n", "Sse")]
    [InlineData("event\n", "Sse")]
    [InlineData("id: 1\n", "Sse")]
    [InlineData("id\n", "Sse")]
    [InlineData("retry: 1\n", "Sse")]
    [InlineData("retry\n", "Sse")]
    [InlineData("error: {}\n", "Sse")]
    [InlineData(": comment\n", "Sse")]
    [InlineData(":\n", "Sse")]
    [InlineData("\n\n\ndata: {}\n", "Sse")]
    [InlineData("\uFEFFdata: {}\n", "Sse")]
    [InlineData("{}\n", "JsonLines")]
    [InlineData("{}", "JsonLines")]
    [InlineData(" \t\n \t{\"a\":[\"}\"]} \n", "JsonLines")]
    [InlineData("{\"a\":1} oops\n", "JsonLines")]
    [InlineData("{\n", "JsonDocument")]
    [InlineData("{\"a\":\"}\n", "JsonDocument")]
    [InlineData("\n {", "JsonDocument")]
    [InlineData("[\n", "JsonDocument")]
    [InlineData(" [{}]\n", "JsonDocument")]
    [InlineData("<html>\n{}\n", "Unrecognized")]
    [InlineData("\n  <!doctype html>", "Unrecognized")]
    [InlineData("Bad Gateway\n", "Unrecognized")]
    [InlineData("error\n", "Unrecognized")]
    [InlineData(" data: x\n", "Unrecognized")]
    [InlineData("Data: x\n", "Unrecognized")]
    [InlineData("data : x\n", "Unrecognized")]
    [InlineData("[", "JsonDocument")]
    [InlineData("oops\ndata: {}\n", "Sse")]
    [InlineData("oops\n\n{}\n", "JsonLines")]
    [InlineData("", "Unknown")]
    [InlineData("\n\r\n \t \n", "Unknown")]
    public void Sniff_EveryCut_FindsTheFormat(string body, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        foreach (var plan in ReadPlan.All(bytes.Length)) Assert.Equal(expected, Run(bytes, plan).Format.ToString());
    }

    [Fact]
    public void Sniff_TextBeforeTheFirstSign_IsGivenToTheParserOnce()
    {
        var body = "oops\nagain: x\n\ndata: 1\n\ndata: 2\n"u8.ToArray();
        foreach (var plan in ReadPlan.All(body.Length))
        {
            var lines = Run(body, plan).Lines;
            Assert.Equal(["oops", "again: x", "data: 1", "data: 2"], lines.Where(line => line.Length > 0));
            Assert.Equal("", lines[lines.IndexOf("data: 1") + 1]);
        }
    }

    [Fact]
    public void Sniff_OnceKnown_PassesTheBatchItself()
    {
        var sniffer = new FormatSniffer();
        var batch = Batch("oops");
        Assert.Null(sniffer.Sniff(batch));
        Assert.Equal(2, sniffer.Sniff(Batch("data: 1"))?.Count);
        Assert.Same(batch, sniffer.Sniff(batch));
        Assert.Equal(WireFormat.Sse, batch.Format);
    }

    [Theory]
    [InlineData(64, 1, false)]
    [InlineData(65, 1, true)]
    [InlineData(1, 64 * 1024, false)]
    [InlineData(1, 64 * 1024 + 1, true)]
    [InlineData(3, 32 * 1024, true)]
    public void Sniff_TextWithoutASign_IsHeldUpToItsBounds(int lines, int length, bool givenUp)
    {
        var sniffer = new FormatSniffer();
        for (var i = 0; i < lines; i++) Assert.Null(sniffer.Sniff(Batch(new string('x', length))));
        Assert.Equal(givenUp ? WireFormat.Unrecognized : WireFormat.Unknown, sniffer.Format);
        Assert.Equal(givenUp ? null : lines + 1, sniffer.Sniff(Batch("data: 1"))?.Count);
    }

    [Fact]
    public void Sniff_BlankLinesOfABusyProvider_AreNeverTooMany()
    {
        var sniffer = new FormatSniffer();
        for (var i = 0; i < 100_000; i++) sniffer.Sniff(Batch(" "));
        Assert.Equal(1, sniffer.Sniff(Batch("{}"))?.Count);
        Assert.Equal(WireFormat.JsonLines, sniffer.Format);
    }

    [Fact]
    public void Sniff_SteadyState_AllocatesNothing()
    {
        var (sniffer, batch) = (new FormatSniffer(), Batch("data: {}"));
        Assert.Equal(0, Allocation.OfThousand(() => sniffer.Sniff(batch)));
    }

    private static LineBatch Batch(string line)
    {
        var batch = new LineBatch();
        batch.Add(Encoding.UTF8.GetBytes(line));
        return batch;
    }

    private static (WireFormat Format, List<string> Lines) Run(byte[] body, ReadPlan plan)
    {
        var (splitter, repair, sniffer) = (new LineSplitter(int.MaxValue), new Utf8Repair(), new FormatSniffer());
        var (batch, lines) = (new LineBatch(), new List<string>());
        plan.Feed(body, chunk => Take(() => splitter.Split(chunk, batch)));
        Take(() => splitter.Complete(batch));
        sniffer.Complete();
        return (sniffer.Format, lines);

        void Take(Action fill)
        {
            batch.Clear();
            fill();
            repair.Repair(batch.Lines);
            if (sniffer.Sniff(batch) is not { } given) return;
            Assert.Equal(sniffer.Format, given.Format);
            foreach (var line in given.Lines) lines.Add(Encoding.UTF8.GetString(line.Bytes.Span));
        }
    }
}
