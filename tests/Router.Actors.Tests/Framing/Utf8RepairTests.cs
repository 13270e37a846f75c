using System.Text;
using LlmRouter.Framing;

namespace LlmRouter.Tests.Framing;

public sealed class Utf8RepairTests
{
    public static TheoryData<string> Ids => [.. Corpus.Utf8.Select(c => c.Id)];

    [Fact]
    public void Corpus_IsWhole() => Assert.Equal(141, Corpus.Utf8.Count);

    // The router decodes a stream, so one leading BOM goes, which the cases still have.
    [Theory]
    [MemberData(nameof(Ids))]
    public void Repair_EveryCut_GivesTheExpectedText(string id)
    {
        var test = Corpus.Utf8.Single(c => c.Id == id);
        var expected = test.Expected.StartsWith('\uFEFF') ? test.Expected[1..] : test.Expected;
        foreach (var plan in ReadPlan.All(test.Input.Length)) Assert.Equal(expected, Decode(test.Input, plan));
    }

    [Fact]
    public void Repair_ValidLine_IsLeftUntouched()
    {
        byte[] bytes = [.. "data: 中😀é"u8];
        WireLine[] lines = [new(bytes, Terminated: true)];
        new Utf8Repair().Repair(lines);
        Assert.Equal(new WireLine(bytes, Terminated: true), lines[0]);
    }

    [Fact]
    public void Repair_ByteOrderMarkAfterTheFirstLine_IsText()
    {
        var repair = new Utf8Repair();
        repair.Repair([]);
        WireLine[] first = [Line("\uFEFFa"), Line("\uFEFFb")];
        repair.Repair(first);
        WireLine[] second = [Line("\uFEFFc")];
        repair.Repair(second);
        Assert.Equal(["a", "\uFEFFb", "\uFEFFc"], [.. first.Concat(second).Select(l => Encoding.UTF8.GetString(l.Bytes.Span))]);
    }

    [Fact]
    public void Repair_ManyInvalidLinesAtOnce_AllStayValidUntilTheNext()
    {
        WireLine[] lines = [.. Enumerable.Range(1, 300).Select(i => new WireLine(Enumerable.Repeat((byte)0xFF, i).ToArray(), Terminated: true))];
        new Utf8Repair().Repair(lines);
        Assert.Equal(Enumerable.Range(1, 300).Select(i => new string('\uFFFD', i)), lines.Select(l => Encoding.UTF8.GetString(l.Bytes.Span)));
    }

    [Fact]
    public void Repair_SteadyState_AllocatesNothing()
    {
        var repair = new Utf8Repair();
        WireLine[] lines = new WireLine[2];
        byte[] valid = [.. "data: é"u8], invalid = [.. "data: "u8, 0xC3];
        Assert.Equal(0, Allocation.OfThousand(Round));
        Assert.Equal(9, lines[1].Bytes.Length);

        void Round()
        {
            lines[0] = new WireLine(valid, Terminated: true);
            lines[1] = new WireLine(invalid, Terminated: true);
            repair.Repair(lines);
        }
    }

    private static WireLine Line(string text) => new(Encoding.UTF8.GetBytes(text), Terminated: true);

    private static string Decode(byte[] input, ReadPlan plan)
    {
        var (splitter, repair, lines, text) = (new LineSplitter(int.MaxValue), new Utf8Repair(), new LineBatch(), new StringBuilder());
        plan.Feed(input, chunk => Take(() => splitter.Split(chunk, lines)));
        Take(() => splitter.Complete(lines));
        return text.ToString();

        void Take(Action fill)
        {
            lines.Clear();
            fill();
            repair.Repair(lines.Lines);
            foreach (var line in lines.Lines) text.Append(Strict.GetString(line.Bytes.Span)).Append(line.Terminated ? "\n" : "");
        }
    }

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
}
