namespace LlmRouter.Tests.Streams;

/// <summary>What a stage owes that gives something more when its input ends.</summary>
public abstract class TailStageContract : HoldingStageContract
{
    /// <summary>Text of an element that gives nothing until the input ends.</summary>
    protected abstract string Unfinished { get; }

    /// <summary>Text of an element that gives what <see cref="StageContract.Passing"/> of 0 gives, and begins what is <see cref="Unfinished"/>.</summary>
    protected abstract string PassingAndUnfinished { get; }

    /// <summary>Text of what is given at the end.</summary>
    protected abstract string Tail { get; }

    [Fact]
    public void OnUpstreamFinish_SomethingUnfinished_GivesItAndCompletes()
    {
        var run = Stage.Run(this);
        run.Request(1);
        run.Send(Unfinished);
        run.SendComplete();
        Assert.Equal(Tail, run.ExpectNext());
        run.ExpectComplete();
    }

    [Fact]
    public async Task OnUpstreamFinish_LastOutputStillBeingRead_TheTailWaitsForTheNextPull()
    {
        var log = await Stage.RunSlowly(this, PassingAndUnfinished);
        Assert.Equal(["pull", "push", $"read {Expected(0)}", "push", $"read {Tail}", "complete"], log);
    }
}
