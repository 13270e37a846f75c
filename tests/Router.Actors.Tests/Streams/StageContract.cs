using Akka.TestKit.Xunit2;
using LlmRouter.Testing;

namespace LlmRouter.Tests.Streams;

/// <summary>
/// What every stage of the relay owes, whatever it makes of its elements. One that can take an element and give nothing for it inherits
/// <see cref="HoldingStageContract"/>; one that has something to give when its input ends, <see cref="TailStageContract"/>.
/// </summary>
public abstract class StageContract() : TestKit(Patience.OfProbes)
{
    private protected abstract IStageUnderTest Stage { get; }

    /// <summary>Text of the <paramref name="index"/>th element of a good stream. It gives exactly one output, at once.</summary>
    protected abstract string Passing(int index);

    /// <summary>Text of the output for <see cref="Passing"/> of that index.</summary>
    protected abstract string Expected(int index);

    /// <summary>How the stage ends when its input has ended and said nothing. Most complete.</summary>
    private protected virtual void ExpectEmptyEnd(IStageRun run) => run.ExpectComplete();

    [Fact]
    public void OnPush_Elements_PassInOrder()
    {
        var run = Stage.Run(this);
        for (var i = 0; i < 3; i++)
        {
            run.Request(1);
            run.Send(Passing(i));
            Assert.Equal(Expected(i), run.ExpectNext());
        }
    }

    [Fact]
    public void OnUpstreamFinish_NothingSent_EndsAsEmpty()
    {
        var run = Stage.Run(this);
        run.Request(1);
        run.SendComplete();
        ExpectEmptyEnd(run);
    }

    [Fact]
    public void OnUpstreamFinish_ElementsSent_CompletesAfterThem()
    {
        var run = Stage.Run(this);
        run.Send(Passing(0));
        run.SendComplete();
        run.Request(1);
        Assert.Equal(Expected(0), run.ExpectNext());
        run.Request(1);
        run.ExpectComplete();
    }

    [Fact]
    public void OnUpstreamFailure_Always_FailsWithTheSameException()
    {
        var run = Stage.Run(this);
        var failure = new InvalidOperationException("upstream");
        run.Request(1);
        run.SendError(failure);
        Assert.Same(failure, run.ExpectError());
    }

    [Fact]
    public void OnDownstreamFinish_BeforeAnyElement_CancelsUpstream()
    {
        var run = Stage.Run(this);
        run.Request(1);
        run.Cancel();
        run.ExpectCancellation();
    }

    [Fact]
    public void OnDownstreamFinish_AfterAnElement_CancelsUpstream()
    {
        var run = Stage.Run(this);
        run.Request(1);
        run.Send(Passing(0));
        run.ExpectNext();
        run.Cancel();
        run.ExpectCancellation();
    }

    [Fact]
    public async Task OnPull_ConsumerTakesItsTime_NothingIsPulledMeanwhileAndEveryOutputStaysValid()
    {
        var log = await Stage.RunSlowly(this, Passing(0), Passing(1), Passing(2));
        Assert.Equal(
            ["pull", "push", $"read {Expected(0)}", "pull", "push", $"read {Expected(1)}", "pull", "push", $"read {Expected(2)}", "complete"], log);
    }
}
