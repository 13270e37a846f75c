using System.Text;
using LlmRouter.Framing;
using LlmRouter.Streams;

namespace LlmRouter.Tests.Streams;

public sealed class FormatDetectTests : HoldingStageContract
{
    private readonly List<WireFormat> _found = [];

    private protected override IStageUnderTest Stage => new StageUnderTest<LineBatch, LineBatch>(
        () => new FormatDetect(_found.Add), text => Batches.Lines(WireFormat.Unknown, Encoding.UTF8, text.Split('\n')), Batches.Expire, Batches.Show);

    protected override string Silent => "";

    protected override string Passing(int index) => $"data: {index}";

    protected override string Expected(int index) => $"Sse: data: {index}";

    [Theory]
    [InlineData("data: {}", "Sse")]
    [InlineData("{}", "JsonLines")]
    [InlineData("[", "JsonDocument")]
    public void OnPush_Format_IsSetOnEveryBatchAndToldOnce(string first, string format)
    {
        var run = Stage.Run(this);
        run.Request(2);
        run.Send(first);
        run.Send("more");
        Assert.Equal($"{format}: {first}", run.ExpectNext());
        Assert.Equal($"{format}: more", run.ExpectNext());
        run.SendComplete();
        run.Request(1);
        run.ExpectComplete();
        Assert.Equal([format], _found.Select(found => found.ToString()));
    }

    [Fact]
    public async Task OnPush_TextBeforeTheFirstSign_IsGivenWithIt()
    {
        var log = await Stage.RunSlowly(this, "oops", "again", "data: 1\ndata: 2", "data: 3");
        Assert.Equal(
            ["pull", "pull", "pull", "push", "read Sse: oops · again · data: 1 · data: 2", "pull", "push", "read Sse: data: 3", "complete"], log);
    }

    [Fact]
    public void OnPush_ErrorPage_FailsAtOnceByTheProvidersFault()
    {
        var run = Stage.Run(this);
        run.Request(1);
        run.Send("<html>");
        Batches.AssertProvidersFault(run.ExpectError());
        run.ExpectCancellation();
        Assert.Equal([WireFormat.Unrecognized], _found);
    }

    [Fact]
    public void OnUpstreamFinish_TextWithoutASign_FailsByTheProvidersFault()
    {
        var run = Stage.Run(this);
        run.Request(1);
        run.Send("Bad Gateway");
        run.SendComplete();
        Batches.AssertProvidersFault(run.ExpectError());
        Assert.Equal([WireFormat.Unrecognized], _found);
    }
}
