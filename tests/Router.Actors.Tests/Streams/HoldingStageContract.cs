namespace LlmRouter.Tests.Streams;

/// <summary>What a stage owes that may take an element and give nothing for it.</summary>
public abstract class HoldingStageContract : StageContract
{
    /// <summary>Text of an element that, before any other, gives nothing and changes nothing in what comes after it.</summary>
    protected abstract string Silent { get; }

    [Fact]
    public void OnPush_ElementThatGivesNothing_PullsTheNext()
    {
        var run = Stage.Run(this);
        run.Request(1);
        for (var i = 0; i < 100; i++) run.Send(Silent);
        run.Send(Passing(0));
        Assert.Equal(Expected(0), run.ExpectNext());
    }

    [Fact]
    public async Task OnPush_ElementThatGivesNothing_IsTakenForOneDemand()
    {
        var log = await Stage.RunSlowly(this, Silent, Silent, Passing(0));
        Assert.Equal(["pull", "pull", "pull", "push", $"read {Expected(0)}", "complete"], log);
    }

    [Fact]
    public void OnUpstreamFinish_NothingGivenYet_Completes()
    {
        var run = Stage.Run(this);
        run.Request(1);
        run.Send(Silent);
        run.SendComplete();
        run.ExpectComplete();
    }
}
