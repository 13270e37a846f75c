using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;

namespace Akka.Conformance.Streams;

public sealed class KillSwitchTests : StreamSpec
{
    [Fact]
    public void Shutdown_CompletesDownstreamAndCancelsUpstream()
    {
        var (source, killSwitch, sink) = RunUnique();

        killSwitch.Shutdown();

        sink.ExpectSubscriptionAndComplete();
        source.ExpectCancellation();
    }

    [Fact]
    public void Abort_FailsDownstreamWithAggregateExceptionAndCancelsUpstream()
    {
        var (source, killSwitch, sink) = RunUnique();
        var cause = new InvalidOperationException("boom");

        killSwitch.Abort(cause);

        Assert.Same(cause, Assert.IsType<AggregateException>(sink.ExpectSubscriptionAndError()).InnerException);
        source.ExpectCancellation();
    }

    [Fact]
    public void Switch_NotThrown_PassesEverythingOn()
    {
        var (source, _, sink) = RunUnique();
        sink.Request(2);

        source.SendNext("a").SendNext("b").SendComplete();

        sink.ExpectNext("a", "b").ExpectComplete();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Switch_ThrownTwice_FirstDecides(bool abortFirst)
    {
        var (source, killSwitch, sink) = RunUnique();

        if (abortFirst)
            killSwitch.Abort(new InvalidOperationException("first"));
        killSwitch.Shutdown();
        killSwitch.Abort(new InvalidOperationException("second"));

        source.ExpectCancellation();
        if (abortFirst)
            Assert.Equal("first", sink.ExpectSubscriptionAndError().InnerException!.Message);
        else
            sink.ExpectSubscriptionAndComplete();
    }

    [Fact]
    public void Switch_ThrownAfterTheEnd_DoesNothing()
    {
        var (source, killSwitch, sink) = RunUnique();
        source.SendComplete();
        sink.ExpectSubscriptionAndComplete();

        killSwitch.Abort(new InvalidOperationException("late"));

        sink.ExpectNoMsg(Moment);
    }

    [Fact]
    public async Task Switch_ThrownWhileElementsFlow_EndsTheStream()
    {
        var flowing = new TaskCompletionSource();
        var (killSwitch, done) = Source.Repeat("a")
            .ViaMaterialized(KillSwitches.Single<string>(), Keep.Right)
            .ToMaterialized(Sink.ForEach<string>(_ => flowing.TrySetResult()), Keep.Both).Run(Materializer);
        await flowing.Task.WaitAsync(Patience);

        killSwitch.Shutdown();

        await done.WaitAsync(Patience);
    }

    [Fact]
    public void SharedSwitch_EndsEveryStreamAndThoseThatStartLater()
    {
        var killSwitch = KillSwitches.Shared("all");
        var first = Source.Never<string>().Via(killSwitch.Flow<string>()).RunWith(this.SinkProbe<string>(), Materializer);
        var second = Source.Never<string>().Via(killSwitch.Flow<string>()).RunWith(this.SinkProbe<string>(), Materializer);
        first.EnsureSubscription();
        second.EnsureSubscription();

        killSwitch.Shutdown();

        first.ExpectComplete();
        second.ExpectComplete();
        Source.Never<string>().Via(killSwitch.Flow<string>()).RunWith(this.SinkProbe<string>(), Materializer).ExpectSubscriptionAndComplete();
    }

    [Fact]
    public void SharedSwitch_IsTheValueOfItsFlow()
    {
        var killSwitch = KillSwitches.Shared("one");

        var value = Source.Empty<string>().ViaMaterialized(killSwitch.Flow<string>(), Keep.Right)
            .To(Sink.Ignore<string>()).Run(Materializer);

        Assert.Same(killSwitch, value);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Token_Cancelled_EndsTheStreamAsAsked(bool gracefully, bool beforeTheRun)
    {
        using var cancellation = new CancellationTokenSource();
        if (beforeTheRun)
            cancellation.Cancel();
        var (source, sink) = this.SourceProbe<string>().Via(cancellation.Token.AsFlow<string>(gracefully))
            .ToMaterialized(this.SinkProbe<string>(), Keep.Both).Run(Materializer);

        cancellation.Cancel();

        if (gracefully)
            sink.ExpectSubscriptionAndComplete();
        else
            Assert.IsAssignableFrom<OperationCanceledException>(sink.ExpectSubscriptionAndError());
        source.ExpectCancellation();
    }

    private (TestPublisher.Probe<string> Source, UniqueKillSwitch Switch, TestSubscriber.Probe<string> Sink) RunUnique()
    {
        var ((source, killSwitch), sink) = this.SourceProbe<string>()
            .ViaMaterialized(KillSwitches.Single<string>(), Keep.Both)
            .ToMaterialized(this.SinkProbe<string>(), Keep.Both).Run(Materializer);
        return (source, killSwitch, sink);
    }
}
