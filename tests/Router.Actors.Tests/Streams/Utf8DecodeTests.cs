using System.Text;
using LlmRouter.Framing;
using LlmRouter.Streams;

namespace LlmRouter.Tests.Streams;

public sealed class Utf8DecodeTests : StageContract
{
    // Latin-1, so that a character of the text is a byte: é is valid as "Ã©" and broken as "é".
    private protected override IStageUnderTest Stage => new StageUnderTest<LineBatch, LineBatch>(
        () => new Utf8Decode(), text => Batches.Lines(WireFormat.Unknown, Encoding.Latin1, text), Batches.Expire, Batches.Show);

    protected override string Passing(int index) => $"Ã© é {index}";

    protected override string Expected(int index) => $"Unknown: é \uFFFD {index}";

    [Fact]
    public void OnPush_ByteOrderMark_IsDroppedAtTheStartOnly()
    {
        var run = Stage.Run(this);
        run.Request(2);
        run.Send("ï»¿a");
        run.Send("ï»¿b");
        Assert.Equal("Unknown: a", run.ExpectNext());
        Assert.Equal("Unknown: \uFEFFb", run.ExpectNext());
    }
}
