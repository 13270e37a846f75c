using System.Text;
using LlmRouter.Framing;

namespace LlmRouter.Tests.Framing;

public sealed class LineSplitterTests
{
    [Fact]
    public void Split_EveryShortTextAtEveryCut_GivesTheLinesOfTheRules()
    {
        foreach (var text in Texts(7))
        {
            var expected = Reference(text);
            foreach (var plan in ReadPlan.All(text.Length)) Assert.Equal(expected, Lines(text, plan));
        }
    }

    [Fact]
    public void Split_CrAtTheEndOfARead_EndsTheLineAtOnce()
    {
        var lines = new LineBatch();
        var splitter = new LineSplitter(100);
        splitter.Split("a\r"u8.ToArray(), lines);
        Assert.Equal(1, lines.Count);
        splitter.Split(default, lines);
        splitter.Split("\n"u8.ToArray(), lines);
        splitter.Split("\n"u8.ToArray(), lines);
        Assert.Equal(2, lines.Count);
    }

    [Fact]
    public void Split_LinesInsideTheRead_AreSlicesOfIt()
    {
        byte[] chunk = [.. "a\nbc\r\nd"u8];
        var lines = new LineBatch();
        var splitter = new LineSplitter(100);
        splitter.Split(chunk, lines);
        Assert.True(lines.Lines[0].Bytes.Equals(chunk.AsMemory(0, 1)));
        Assert.True(lines.Lines[1].Bytes.Equals(chunk.AsMemory(2, 2)));
        Assert.Equal(1, splitter.CopiedBytes);
    }

    [Fact]
    public void Split_LineAtTheLimit_PassesAndOneMoreByteThrowsAtEveryCut()
    {
        foreach (var plan in ReadPlan.All(5)) Assert.Equal(["abcde"], Lines("abcde\r\n", plan, maxLine: 5));
        foreach (var plan in ReadPlan.All(5)) Assert.Throws<FramingException>(() => Lines("abcdef", plan, maxLine: 5));
        foreach (var plan in ReadPlan.All(7)) Assert.Throws<FramingException>(() => Lines("abcdef\n", plan, maxLine: 5));
    }

    [Fact]
    public void Split_TenMegabyteLineInOneByteReads_IsLinearAndLeavesNoMemoryBehind()
    {
        const int Length = 10 * 1024 * 1024;
        var (splitter, lines) = (new LineSplitter(Length), new LineBatch());
        byte[] x = [(byte)'x'], end = [(byte)'\n'];
        for (var i = 0; i < Length; i++) splitter.Split(x, lines);
        splitter.Split(end, lines);

        Assert.Equal(Length, lines.Lines[0].Bytes.Length);
        Assert.Equal(Length + 1, splitter.SearchedBytes);
        Assert.InRange(splitter.CopiedBytes, Length, 3L * Length);
        splitter.Split(x, lines);
        Assert.InRange(splitter.CarryCapacity, 1, ByteArena.Retained);
    }

    [Fact]
    public void Split_SteadyState_AllocatesNothing()
    {
        var (splitter, lines) = (new LineSplitter(100), new LineBatch());
        byte[] chunk = [.. "rest of one\r\na whole one\rand the begin"u8];
        Assert.Equal(0, Allocation.OfThousand(Round));
        Assert.Equal("and the beginrest of one", Encoding.UTF8.GetString(lines.Lines[0].Bytes.Span));

        void Round()
        {
            lines.Clear();
            splitter.Split(chunk, lines);
        }
    }

    [Fact]
    public void Complete_Twice_GivesTheRestOnce()
    {
        var (splitter, lines) = (new LineSplitter(100), new LineBatch());
        splitter.Split("a\nb"u8.ToArray(), lines);
        splitter.Complete(lines);
        splitter.Complete(lines);
        Assert.Equal([true, false], lines.Lines.ToArray().Select(l => l.Terminated));
    }

    private static IEnumerable<string> Texts(int longest) => longest == 0
        ? [""]
        : Texts(longest - 1).SelectMany(t => t.Length == longest - 1 ? new[] { t, t + "a", t + "\r", t + "\n" } : [t]);

    private static List<string> Reference(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n').ToList();
        lines[^1] = lines[^1].Length == 0 ? "" : lines[^1] + "…";
        if (lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    private static List<string> Lines(string text, ReadPlan plan, int maxLine = 100)
    {
        var (splitter, batch, all) = (new LineSplitter(maxLine), new LineBatch(), new List<string>());
        plan.Feed(Encoding.UTF8.GetBytes(text), chunk => Take(() => splitter.Split(chunk, batch)));
        Take(() => splitter.Complete(batch));
        return all;

        void Take(Action fill)
        {
            batch.Clear();
            fill();
            foreach (var line in batch.Lines) all.Add(Encoding.UTF8.GetString(line.Bytes.Span) + (line.Terminated ? "" : "…"));
        }
    }
}
