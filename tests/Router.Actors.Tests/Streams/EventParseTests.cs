using System.Text;
using LlmRouter.Framing;
using LlmRouter.Streams;

namespace LlmRouter.Tests.Streams;

public sealed class EventParseTests : TailStageContract
{
    private protected override IStageUnderTest Stage => Of(WireFormat.Sse);

    protected override string Silent => ": comment";

    protected override string Unfinished => "data: rest";

    protected override string PassingAndUnfinished => "data: 0\n\ndata: rest";

    protected override string Tail => "Sse: =rest";

    protected override string Passing(int index) => $"data: {index}\n";

    protected override string Expected(int index) => $"Sse: ={index}";

    [Fact]
    public async Task OnPush_EventOverSeveralBatches_IsGivenWhole()
    {
        var log = await Stage.RunSlowly(this, "event: delta", "data: {", "data: }", "");
        Assert.Equal(["pull", "pull", "pull", "pull", "push", "read Sse: delta={\n}", "complete"], log);
    }

    [Fact]
    public async Task OnPush_LinesOfJson_AreEvents()
    {
        var log = await Of(WireFormat.JsonLines).RunSlowly(this, "{\"a\":1}\n{\"b\":2}");
        Assert.Equal(["pull", "push", "read JsonLines: ={\"a\":1} · ={\"b\":2}", "complete"], log);
    }

    [Fact]
    public async Task OnPush_ElementsOfADocument_AreEventsAsTheyClose()
    {
        var log = await Of(WireFormat.JsonDocument).RunSlowly(this, "[{", "}", ",{}", "]");
        Assert.Equal(["pull", "pull", "push", "read JsonDocument: ={\n}", "pull", "push", "read JsonDocument: ={}", "pull", "complete"], log);
    }

    [Fact]
    public void OnPush_EventTooLarge_GivesTheEventsBeforeItAndFailsByTheProvidersFault()
    {
        var run = Stage.Run(this);
        run.Request(2);
        run.Send("data: good\n\ndata: 1234567890\ndata: 1");
        Assert.Equal("Sse: =good", run.ExpectNext());
        Batches.AssertProvidersFault(run.ExpectError());
        run.ExpectCancellation();
    }

    private static StageUnderTest<LineBatch, EventBatch> Of(WireFormat format) => new(
        () => new EventParse(maxEvent: 10, maxDocument: 10),
        text => Batches.Lines(format, Encoding.UTF8, text.Split('\n')), Batches.Expire, Batches.Show);
}
