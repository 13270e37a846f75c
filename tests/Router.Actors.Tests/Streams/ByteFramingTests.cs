using LlmRouter.Framing;
using LlmRouter.Streams;

namespace LlmRouter.Tests.Streams;

public sealed class ByteFramingTests : TailStageContract
{
    private protected override IStageUnderTest Stage =>
        new StageUnderTest<ByteChunk, LineBatch>(() => new ByteFraming(maxLine: 10), Batches.Chunk, Batches.Expire, Batches.Show);

    protected override string Silent => "";

    protected override string Unfinished => "rest";

    protected override string PassingAndUnfinished => "line 0\nrest";

    protected override string Tail => "Unknown: rest…";

    protected override string Passing(int index) => $"line {index}\n";

    protected override string Expected(int index) => $"Unknown: line {index}";

    [Fact]
    public void OnPush_LineCutInTwo_IsGivenWhole()
    {
        var run = Stage.Run(this);
        run.Request(1);
        run.Send("li");
        run.Send("ne\r");
        Assert.Equal("Unknown: line", run.ExpectNext());
        run.Request(1);
        run.Send("\nnext\n");
        Assert.Equal("Unknown: next", run.ExpectNext());
    }

    [Fact]
    public void OnPush_LineTooLong_GivesTheLinesBeforeItAndFailsByTheProvidersFault()
    {
        var run = Stage.Run(this);
        run.Request(2);
        run.Send("good\n12345678901");
        Assert.Equal("Unknown: good", run.ExpectNext());
        Batches.AssertProvidersFault(run.ExpectError());
        run.ExpectCancellation();
    }
}
